import type { Actor } from "@/lib/auth/actor";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { lockSync } from "@/lib/store/runs";
import { findSyncToEdit, findUnfinishedRun, markSyncDeleted } from "@/lib/store/syncs";

/**
 * Takes a sync out of use. Its history stays, and so does what the destination is remembered to hold: a new sync of
 * the same rows sends no transaction a second time.
 */
export async function deleteSync(actor: Actor, id: number, now: Date): Promise<{ ok: true } | Problem> {
  return database().$transaction(async (tx) => {
    await lockSync(tx, id);
    const sync = await findSyncToEdit(tx, id);
    if (!sync) return notFound("This sync");
    const run = await findUnfinishedRun(tx, id);
    if (run)
      return conflict(`Run ${run.id} of this sync has not ended.`, "Cancel the run, then delete the sync.");
    await markSyncDeleted(tx, id, now);
    await recordAudit(tx, {
      actor,
      action: "sync.deleted",
      subject: `sync:${id}`,
      detail: { label: sync.label },
    });
    return { ok: true };
  });
}
