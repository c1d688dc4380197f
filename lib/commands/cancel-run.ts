import type { Actor } from "@/lib/auth/actor";
import type { RunView } from "@/lib/contracts/runs";
import { finalRunStatuses } from "@/lib/core/states";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findRun, requestCancel } from "@/lib/store/runs";

/** Stops a run between two records. What was sent stays sent; what was not stays due for the next run. */
export async function cancelRun(actor: Actor, runId: number): Promise<RunView | Problem> {
  const run = await findRun(runId);
  if (!run) return notFound("This run");
  if (finalRunStatuses.includes(run.status)) return conflict("This run has ended already.");
  await database().$transaction(async (tx) => {
    await requestCancel(tx, runId, actor.name, new Date());
    await recordAudit(tx, {
      actor,
      action: "run.canceled",
      subject: `sync:${run.syncId}`,
      detail: { run: runId },
    });
  });
  const after = await findRun(runId);
  return runView(after ?? run);
}
