import type { Pool } from "pg";
import type { StoredPlan } from "@/lib/core/plan-summary";
import type { Pause, PlanCounts, RunLog, RunScope } from "@/lib/core/ports";
import { LeaseLost, type RunFailureCode } from "@/lib/core/run-errors";
import type { RunStatus, RunStep } from "@/lib/core/states";
import type { SyncMetadata } from "@/lib/core/sync-config";
import { jsonText } from "./json-text";
import { moneySentSql } from "./money-sent";
import { settleMark } from "./reading-mark";
import { noteReasons } from "./run-hold";
import { inTransaction } from "./transaction";

/** Progress while reading is written at most this often, in milliseconds. */
const progressEvery = 500;

/** The progress of one run, as people see it. */
export function openRunLog(pool: Pool, scope: RunScope): RunLog {
  let lastWrite = 0;
  return {
    step: (step, now) => enterStep(pool, scope, step, now),
    async planning(counts) {
      if (Date.now() - lastWrite < progressEvery) return;
      lastWrite = Date.now();
      await writeCounts(pool, scope, counts);
    },
    planned: (counts, plan, metadata, now) => completePlan(pool, scope, { counts, plan, metadata, now }),
    noteReasons: (reasons, accepted) => noteReasons(pool, scope, reasons, accepted),
    paused: (pause) => notePause(pool, scope, pause),
  };
}

async function enterStep(pool: Pool, { runId, fence }: RunScope, step: RunStep, now: Date): Promise<void> {
  // A run that was taken over keeps the time at which a step first began.
  const updated = await pool.query(
    `UPDATE "Run" SET step = $3, "stepTimes" = jsonb_build_object($3::text, $4::text) || "stepTimes" WHERE id = $1 AND fence = $2`,
    [runId, fence, step, now.toISOString()],
  );
  if (updated.rowCount === 0) throw new LeaseLost(runId);
}

async function writeCounts(pool: Pool, { runId, fence }: RunScope, counts: PlanCounts): Promise<void> {
  const updated = await pool.query(
    `UPDATE "Run" SET records = $3, unchanged = $4, changed = $5, invalid = $6, "plannedAt" = NULL WHERE id = $1 AND fence = $2`,
    [runId, fence, counts.records, counts.unchanged, counts.changed, counts.invalid],
  );
  if (updated.rowCount === 0) throw new LeaseLost(runId);
}

interface CompletePlan {
  counts: PlanCounts;
  plan: StoredPlan;
  metadata: SyncMetadata;
  now: Date;
}

/** Counts, summary, digest and `plannedAt` in one statement: a plan that is complete can always be judged. */
async function completePlan(
  pool: Pool,
  { runId, fence }: RunScope,
  { counts, plan, metadata, now }: CompletePlan,
): Promise<void> {
  const updated = await pool.query(
    `UPDATE "Run" SET records = $3, unchanged = $4, changed = $5, invalid = $6, "plannedAt" = $7,
       "planSummary" = $8, "planDigest" = $9, metadata = $10 WHERE id = $1 AND fence = $2`,
    [
      runId,
      fence,
      counts.records,
      counts.unchanged,
      counts.changed,
      counts.invalid,
      now,
      jsonText(plan.summary),
      plan.digest,
      jsonText(metadata),
    ],
  );
  if (updated.rowCount === 0) throw new LeaseLost(runId);
}

async function notePause(pool: Pool, { runId, fence }: RunScope, pause: Pause | null): Promise<void> {
  const updated = await pool.query(`UPDATE "Run" SET pause = $3 WHERE id = $1 AND fence = $2`, [
    runId,
    fence,
    pause ? JSON.stringify(pause) : null,
  ]);
  if (updated.rowCount === 0) throw new LeaseLost(runId);
}

export interface RunEnd {
  status: Extract<RunStatus, "completed" | "failed" | "canceled">;
  failure: { code: RunFailureCode; message: string; hint: string } | null;
}

/** Ends a run: final status, the money that was accepted, summed from the records themselves, and the mark of the sync. */
export async function endRun(
  pool: Pool,
  { runId, fence }: Pick<RunScope, "runId" | "fence">,
  end: RunEnd,
  now: Date,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const updated = await client.query(
      `UPDATE "Run" SET status = $3::"RunStatus", failure = $4, "finishedAt" = $5, "leaseUntil" = NULL, pause = NULL,
         "moneySent" = ${moneySentSql}
       WHERE id = $1 AND fence = $2 AND status = 'working'`,
      [runId, fence, end.status, end.failure ? JSON.stringify(end.failure) : null, now],
    );
    if (updated.rowCount === 0) throw new LeaseLost(runId);
    await settleMark(client, runId);
  });
}
