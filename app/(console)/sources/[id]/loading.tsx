import { PageHeaderSkeleton } from "@/components/connection/page-header-skeleton";
import { TableListSkeleton } from "@/components/source/table-list-skeleton";

export default function SourceLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <TableListSkeleton />
    </>
  );
}
