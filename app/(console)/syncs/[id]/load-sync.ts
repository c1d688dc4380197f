import { notFound } from "next/navigation";
import { pageActor } from "@/lib/auth/page-actor";
import { may, type Role } from "@/lib/auth/permissions";
import { id as idSchema } from "@/lib/contracts/common";
import type { SyncView } from "@/lib/contracts/syncs";
import { findSync } from "@/lib/queries/sync";

/** What every tab of a sync begins with: who looks, the sync, and what they may do with it. */
export async function loadSync(params: Promise<{ id: string }>): Promise<{
  sync: SyncView;
  role: Role;
  may: { edit: boolean; run: boolean; cancel: boolean };
}> {
  const actor = await pageActor("view");
  const id = idSchema.safeParse((await params).id);
  const sync = id.success ? await findSync(id.data) : null;
  if (!sync) notFound();
  return {
    sync,
    role: actor.role,
    may: {
      edit: may(actor.role, "syncs.edit"),
      run: may(actor.role, "runs.start"),
      cancel: may(actor.role, "runs.cancel"),
    },
  };
}
