import type { Actor } from "@/lib/auth/actor";
import type { RunView } from "@/lib/contracts/runs";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { enqueueRun, jobQueue } from "@/lib/store/queue";
import { insertRun, lockSync, waitingRun } from "@/lib/store/runs";
import { findSyncToRun } from "@/lib/store/sync-for-run";
import { confirmFirstSend } from "./confirm-first-send";

/**
 * Asks for a run of a sync. One run may wait while another works: a second request gets the run that waits already,
 * for a worker or for somebody to release it, because a client that polls its run must see it end. A dry run sends
 * nothing, so it may be asked for while the sync is switched off and while another run is held. `confirm` is the name that
 * a person typed before the first send to production. The row and its job are
 * stored in one transaction.
 */
export async function triggerRun(
  actor: Actor,
  syncId: number,
  { fullSync, dryRun = false, confirm }: { fullSync: boolean; dryRun?: boolean; confirm?: string },
): Promise<{ run: RunView; alreadyQueued: boolean } | Problem> {
  // The queue opens its own connection: not inside the transaction, which would wait for it.
  await jobQueue();
  return database().$transaction(async (tx) => {
    await lockSync(tx, syncId);
    const sync = await findSyncToRun(tx, syncId);
    if (!sync) return notFound("This sync");
    if (!sync.enabled && !dryRun) return conflict("This sync is switched off.", "Enable it, then run it.");
    if (!dryRun) {
      const unconfirmed = await confirmFirstSend(tx, actor, sync, { typed: confirm, now: new Date() });
      if (unconfirmed) return unconfirmed;
    }
    const waiting = await waitingRun(tx, syncId, { dryRun });
    if (waiting) return { run: runView(waiting), alreadyQueued: true };

    const run = await insertRun(tx, {
      syncId,
      versionId: sync.versionId,
      trigger: actor.apiKeyId === null ? "manual" : "api",
      fullSync,
      dryRun,
      requestedBy: actor.name,
    });
    await enqueueRun(tx, run.id);
    await recordAudit(tx, {
      actor,
      action: "run.requested",
      subject: `sync:${syncId}`,
      detail: { run: run.id, fullSync, ...(dryRun && { dryRun }) },
    });
    return { run: runView(run), alreadyQueued: false };
  });
}
