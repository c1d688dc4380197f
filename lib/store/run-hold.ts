import type { Pool } from "pg";
import { type GuardReason, hoursToRelease } from "@/lib/core/guards/reason";
import type { RunScope } from "@/lib/core/ports";
import { LeaseLost, type RunFailureCode } from "@/lib/core/run-errors";
import type { Prisma } from "./generated/client";
import { jsonText } from "./json-text";

type Held = Pick<RunScope, "runId" | "fence">;

/**
 * Puts a run before a person, with its plan, and gives its lease up. A run that somebody canceled in the same moment
 * ends instead: nobody waits for it any more.
 */
export async function holdRun(pool: Pool, { runId, fence }: Held, reasons: GuardReason[]): Promise<void> {
  const updated = await pool.query(
    `UPDATE "Run" SET "heldReasons" = $3, "heldAt" = now(), "leaseOwner" = NULL, "leaseUntil" = NULL,
       status = CASE WHEN "cancelRequestedAt" IS NULL THEN 'held' ELSE 'canceled' END::"RunStatus",
       "finishedAt" = CASE WHEN "cancelRequestedAt" IS NULL THEN NULL ELSE now() END
     WHERE id = $1 AND fence = $2 AND status = 'working'`,
    [runId, fence, jsonText(reasons)],
  );
  if (updated.rowCount === 0) throw new LeaseLost(runId);
}

/** See RunLog.noteReasons. */
export async function noteReasons(
  pool: Pool,
  { runId, fence }: Held,
  reasons: GuardReason[],
  accepted: boolean,
): Promise<void> {
  const updated = await pool.query(
    `UPDATE "Run" SET "heldReasons" = $3, "releasedAt" = CASE WHEN $4 THEN now() ELSE "releasedAt" END
     WHERE id = $1 AND fence = $2`,
    [runId, fence, jsonText(reasons), accepted],
  );
  if (updated.rowCount === 0) throw new LeaseLost(runId);
}

/** Lets a held run wait for a worker again. False when it is not held any more: somebody else was faster. */
export async function releaseHeld(
  tx: Prisma.TransactionClient,
  runId: number,
  { by, note, now }: { by: string; note: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.run.updateMany({
    where: { id: runId, status: "held" },
    data: { status: "queued", releasedBy: by, releasedAt: now, releaseNote: note },
  });
  return count === 1;
}

/** Ends the runs that nobody released in time, by the database's clock; gives their ids. */
export async function expireHeldRuns(pool: Pool): Promise<number[]> {
  const code: RunFailureCode = "not_released";
  const failure = {
    code,
    message: `Nobody released it within ${hoursToRelease} hours. Nothing was sent.`,
    hint: "What it would have sent stays due: run the sync again, and release it or correct the source.",
  };
  const { rows } = await pool.query<{ id: number }>(
    `UPDATE "Run" SET status = 'failed', failure = $1, "finishedAt" = now()
     WHERE status = 'held' AND "heldAt" < now() - make_interval(hours => $2) RETURNING id`,
    [JSON.stringify(failure), hoursToRelease],
  );
  return rows.map(({ id }) => id);
}
