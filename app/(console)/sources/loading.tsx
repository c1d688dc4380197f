import { ConnectionCardSkeletons } from "@/components/connection/connection-card-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function SourcesLoading() {
  return (
    <>
      <PageHeader title="Sources" meta="Where records come from. Tributary only reads." />
      <ConnectionCardSkeletons />
    </>
  );
}
