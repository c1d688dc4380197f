import { apiTokenHash } from "@/lib/auth/api-token";
import type { HookAnswer } from "@/lib/contracts/triggers";
import { readHookEvent } from "@/lib/core/hook-event";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { enqueueRun, jobQueue } from "@/lib/store/queue";
import { insertRun, lockSync, waitingRun } from "@/lib/store/runs";
import { findSyncToRun } from "@/lib/store/sync-for-run";
import { findSyncByHook } from "@/lib/store/triggers";

/**
 * Somebody called the secret address of a sync: a run is started, or the one that waits already is named. A job of dbt
 * Cloud or Fivetran that did not succeed starts nothing. A token that nobody has is told apart from nothing else.
 */
export async function startByHook(token: string, body: unknown, now: Date): Promise<HookAnswer | Problem> {
  const syncId = await findSyncByHook(apiTokenHash(token));
  if (syncId === undefined) return notFound("This address");
  const event = readHookEvent(body);
  if (!event.starts) return { started: false, runId: null, message: `Nothing was started. ${event.reason}` };
  await jobQueue();
  return database().$transaction(async (tx) => {
    await lockSync(tx, syncId);
    const sync = await findSyncToRun(tx, syncId);
    if (!sync) return notFound("This address");
    if (!sync.enabled) return conflict("This sync is switched off.", "Enable it, then call again.");
    const waiting = await waitingRun(tx, syncId, { dryRun: false });
    if (waiting)
      return {
        started: false,
        runId: waiting.id,
        message: `Run ${waiting.id} waits already, and will see the new data.`,
      };
    const { id } = await insertRun(tx, {
      syncId,
      versionId: sync.versionId,
      trigger: "webhook",
      fullSync: false,
      dryRun: false,
      requestedBy: "a webhook",
      dueAt: now,
    });
    await enqueueRun(tx, id);
    return { started: true, runId: id, message: `Run ${id} was started.` };
  });
}
