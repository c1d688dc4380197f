import type { Actor } from "@/lib/auth/actor";
import type { RunView } from "@/lib/contracts/runs";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findLaterSending } from "@/lib/store/dry-runs";
import { enqueueRun, jobQueue } from "@/lib/store/queue";
import { releaseHeld } from "@/lib/store/run-hold";
import { findRun, lockSync } from "@/lib/store/runs";

/**
 * Lets a held run go on: it sends the plan that it was held with, and its guard rails are not asked again. State, job
 * and audit line are stored in one transaction.
 */
export async function releaseRun(
  actor: Actor,
  runId: number,
  { note, now }: { note: string; now: Date },
): Promise<RunView | Problem> {
  const run = await findRun(runId);
  if (!run) return notFound("This run");
  await jobQueue();
  const refused = await database().$transaction(async (tx) => {
    await lockSync(tx, run.syncId);
    const later = await findLaterSending(tx, run);
    if (later) return overtaken(later.id);
    if (!(await releaseHeld(tx, runId, { by: actor.name, note, now })))
      return conflict("This run is not held any more.", "Reload the page to see what became of it.");
    await enqueueRun(tx, runId);
    await recordAudit(tx, {
      actor,
      action: "run.released",
      subject: `sync:${run.syncId}`,
      detail: { run: runId, note },
    });
    return undefined;
  });
  return refused ?? runView((await findRun(runId)) ?? run);
}

/** Its values are older than what was sent since, and would take the place of it. */
function overtaken(later: number): Problem {
  return conflict(
    `Run ${later} of this sync has sent newer data since this run was planned.`,
    "Cancel this run, then run the sync again: it sends what is still due.",
  );
}
