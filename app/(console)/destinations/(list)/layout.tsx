import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import { ConnectionCardSkeletons } from "@/components/connection/connection-card-skeleton";
import { DestinationList } from "@/components/destination/destination-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { connectionUses } from "@/lib/queries/connection-use";
import { destinations } from "@/lib/queries/destinations";

export const metadata: Metadata = { title: "Destinations" };

/** The list stays where it is while the dialog of /destinations/new opens and closes over it. */
export default async function DestinationsLayout({ children }: { children: ReactNode }) {
  const { role } = await pageActor("view");
  const mayEdit = may(role, "destinations.edit");
  return (
    <>
      <PageHeader
        title="Destinations"
        meta="Where records are sent."
        actions={
          mayEdit ? (
            <LinkButton href="/destinations/new" variant="primary" scroll={false}>
              <Plus aria-hidden="true" />
              New destination
            </LinkButton>
          ) : undefined
        }
      />
      <Suspense fallback={<ConnectionCardSkeletons />}>
        <Destinations mayEdit={mayEdit} mayTest={may(role, "connections.test")} />
      </Suspense>
      {children}
    </>
  );
}

async function Destinations(may: { mayEdit: boolean; mayTest: boolean }) {
  const all = await destinations();
  return <DestinationList destinations={all} uses={await connectionUses(all)} {...may} />;
}
