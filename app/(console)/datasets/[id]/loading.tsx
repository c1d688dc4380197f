import { PageHeaderSkeleton } from "@/components/connection/page-header-skeleton";
import { PreviewSkeleton } from "@/components/dataset/preview-skeleton";

export default function DatasetLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PreviewSkeleton />
    </>
  );
}
