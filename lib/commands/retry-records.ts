import type { Actor } from "@/lib/auth/actor";
import type { Retried } from "@/lib/contracts/record-acts";
import { notFound, Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database, longTransaction } from "@/lib/store/database";
import { lockRun } from "@/lib/store/decide";
import { jobQueue } from "@/lib/store/queue";
import { hasEligible, leftAlone, type RecordSelection } from "@/lib/store/record-selection";
import { chooseForRetry, undismissChosen } from "@/lib/store/retry-keys";
import { findRun, lockSync } from "@/lib/store/runs";
import { memoryPlace } from "./memory-place";
import { onlyADryRun } from "./only-a-dry-run";
import { queueRetry } from "./queue-retry";

/**
 * Asks for a run that looks at the keys of these records again: it reads their rows anew, so a corrected row is sent
 * corrected, and the ledger decides as always, so what was sent is not sent twice. Nothing is queued when none of the
 * records can be retried.
 */
export async function retryRecords(
  actor: Actor,
  runId: number,
  selection: RecordSelection,
): Promise<Retried | Problem> {
  const known = await findRun(runId);
  if (!known) return notFound("This run");
  if (known.dryRun) return onlyADryRun();
  // The queue opens its own connection: not inside the transaction, which would wait for it.
  await jobQueue();
  return database().$transaction(async (tx) => {
    await lockSync(tx, known.syncId);
    await lockRun(tx, runId);
    const left = await leftAlone(tx, "retry", runId, selection);
    if (!(await hasEligible(tx, "retry", runId, selection)))
      return { affected: 0, leftAlone: left, run: null };
    const run = await queueRetry(tx, actor, known.syncId);
    if (run instanceof Problem) return run;
    const affected = await chooseForRetry(tx, run.id, runId, selection);
    await undismissChosen(tx, run.id, await memoryPlace(tx, known.syncId));
    await recordAudit(tx, {
      actor,
      action: "records.retried",
      subject: `sync:${known.syncId}`,
      detail: { run: runId, records: affected, retry: run.id },
    });
    return { affected, leftAlone: left, run: runView(run) };
  }, longTransaction);
}
