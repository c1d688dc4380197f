import { ConnectionCardSkeletons } from "@/components/connection/connection-card-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function DestinationsLoading() {
  return (
    <>
      <PageHeader title="Destinations" meta="Where records are sent." />
      <ConnectionCardSkeletons />
    </>
  );
}
