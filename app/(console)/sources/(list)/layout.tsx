import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import { ConnectionCardSkeletons } from "@/components/connection/connection-card-skeleton";
import { SourceList } from "@/components/source/source-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { connectionUses } from "@/lib/queries/connection-use";
import { sources } from "@/lib/queries/sources";

export const metadata: Metadata = { title: "Sources" };

/** The list stays where it is while the dialog of /sources/new opens and closes over it. */
export default async function SourcesLayout({ children }: { children: ReactNode }) {
  const { role } = await pageActor("view");
  const mayEdit = may(role, "sources.edit");
  return (
    <>
      <PageHeader
        title="Sources"
        meta="Where records come from. Tributary only reads."
        actions={
          mayEdit ? (
            <LinkButton href="/sources/new" variant="primary" scroll={false}>
              <Plus aria-hidden="true" />
              New source
            </LinkButton>
          ) : undefined
        }
      />
      <Suspense fallback={<ConnectionCardSkeletons />}>
        <Sources mayEdit={mayEdit} mayTest={may(role, "connections.test")} />
      </Suspense>
      {children}
    </>
  );
}

async function Sources(may: { mayEdit: boolean; mayTest: boolean }) {
  const all = await sources();
  return <SourceList sources={all} uses={await connectionUses(all)} {...may} />;
}
