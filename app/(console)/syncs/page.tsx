import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { SyncList } from "@/components/sync-list/sync-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { listSyncs } from "@/lib/queries/syncs";

export const metadata: Metadata = { title: "Syncs" };

export default async function SyncsPage({ searchParams }: PageProps<"/syncs">) {
  const actor = await pageActor("view");
  const { q } = await searchParams;
  const mayEdit = may(actor.role, "syncs.edit");
  const syncs = await listSyncs();
  return (
    <>
      <PageHeader
        title="Syncs"
        meta="What is read, where it is sent, and how the last run went."
        actions={
          mayEdit && syncs.length > 0 ? (
            <LinkButton href="/syncs/new" variant="primary">
              <Plus aria-hidden="true" />
              New sync
            </LinkButton>
          ) : undefined
        }
      />
      <SyncList syncs={syncs} search={typeof q === "string" ? q : ""} mayEdit={mayEdit} />
    </>
  );
}
