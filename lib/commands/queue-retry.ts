import type { Actor } from "@/lib/auth/actor";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import type { Transaction } from "@/lib/store/database";
import { enqueueRun } from "@/lib/store/queue";
import { countWaitingRetries, insertRun, type RunRow } from "@/lib/store/runs";
import { findSyncToRun } from "@/lib/store/sync-for-run";

/** Retries of one sync that may wait; each of them reads the dataset. */
const mostWaiting = 20;

/**
 * Stores a retry run of the sync, with its job; the caller chooses its keys in the same transaction. Call it under
 * `lockSync`, and after the queue was started.
 */
export async function queueRetry(
  tx: Transaction,
  actor: Actor,
  syncId: number,
  { test = false } = {},
): Promise<RunRow | Problem> {
  const sync = await findSyncToRun(tx, syncId);
  if (!sync) return notFound("The sync of this run");
  if (!sync.enabled) return conflict("This sync is switched off.", "Enable it, then try again.");
  if ((await countWaitingRetries(tx, syncId)) >= mostWaiting) {
    return conflict(
      `${mostWaiting} retries of this sync are waiting already.`,
      "Wait until they have run, or retry more records at once.",
    );
  }
  const run = await insertRun(tx, {
    syncId,
    versionId: sync.versionId,
    trigger: actor.apiKeyId === null ? "manual" : "api",
    fullSync: false,
    retry: true,
    test,
    dryRun: false,
    requestedBy: actor.name,
  });
  await enqueueRun(tx, run.id);
  return run;
}
