import type { Pool, PoolClient } from "pg";
import type { ReadingMark, RunScope } from "@/lib/core/ports";
import { LeaseLost } from "@/lib/core/run-errors";
import { inTransaction } from "./transaction";

/**
 * The mark of a sync as one run sees it. `basis` is a fingerprint of what is read; a mark that was made over something
 * else does not count, and the run reads from the beginning: the ledger keeps what was sent from being sent again.
 */
export function openReadingMark(pool: Pool, { runId, fence }: RunScope, basis: string): ReadingMark {
  const write = async (column: "readFrom" | "readUpTo", at: Date | null) => {
    const updated = await pool.query(`UPDATE "Run" SET "${column}" = $3 WHERE id = $1 AND fence = $2`, [
      runId,
      fence,
      at,
    ]);
    if (updated.rowCount === 0) throw new LeaseLost(runId);
  };
  return {
    begin: () => begin(pool, { runId, fence }, basis),
    readsFrom: (at) => write("readFrom", at),
    hasRead: (upTo) => write("readUpTo", upTo),
  };
}

async function begin(
  pool: Pool,
  { runId, fence }: Pick<RunScope, "runId" | "fence">,
  basis: string,
): Promise<{ mark: Date | null; now: Date }> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ syncId: number; dryRun: boolean; mark: Date | null; now: Date }>(
      `SELECT s.id AS "syncId", r."dryRun", CASE WHEN s."markBasis" = $3 THEN s."highWaterMark" END AS mark,
         date_trunc('milliseconds', now()) AS now
       FROM "Run" AS r JOIN "Sync" AS s ON s.id = r."syncId"
       WHERE r.id = $1 AND r.fence = $2 FOR UPDATE OF s`,
      [runId, fence, basis],
    );
    const [found] = rows;
    if (!found) throw new LeaseLost(runId);
    // A dry run looks and leaves nothing behind.
    if (!found.dryRun) {
      await client.query(
        `UPDATE "Sync" SET "highWaterMark" = $2, "markBasis" = $3, "markRunId" = $4 WHERE id = $1`,
        [found.syncId, found.mark, basis, runId],
      );
    }
    return { mark: found.mark, now: found.now };
  });
}

/**
 * Moves the mark when a run has ended, in the transaction that ends it. Up: only by a run that completed, and only when
 * no other run of the sync began to read or ended since it began, because that one may have left rows due that this one
 * never saw. Down: by every run, to the smallest timestamp of a row that it leaves due, so that the next one reads it.
 * A sync without a mark, which reads from the beginning, only gets one by the first rule. A run of a configuration that
 * reads all rows ends the mark: what it leaves due has no timestamp to go back to.
 */
export async function settleMark(client: PoolClient, runId: number): Promise<void> {
  await client.query(
    `UPDATE "Sync" AS s SET "markRunId" = NULL,
       "markBasis" = CASE WHEN v.config ? 'timestampColumn' THEN s."markBasis" END,
       "highWaterMark" = CASE
         WHEN NOT v.config ? 'timestampColumn' THEN NULL
         WHEN s."markRunId" = r.id AND r.status = 'completed' AND r."readUpTo" IS NOT NULL THEN least(r."readUpTo", due.at)
         WHEN s."highWaterMark" IS NOT NULL THEN least(s."highWaterMark", r."readUpTo", due.at)
       END
     FROM "Run" AS r JOIN "SyncVersion" AS v ON v.id = r."versionId" CROSS JOIN LATERAL (
       SELECT least(
         (SELECT min("rowAt") FROM "RunRecord" WHERE "runId" = r.id AND status IN ('planned', 'invalid', 'rejected', 'uncertain')),
         (SELECT min("rowAt") FROM "RunRecord" WHERE "runId" = r.id AND "syncId" = r."syncId" AND status = 'sending')) AS at) AS due
     WHERE r.id = $1 AND NOT r."dryRun" AND s.id = r."syncId" AND s."markBasis" IS NOT NULL`,
    [runId],
  );
}

/** A key that somebody else holds leaves its row without an outcome of this run: the mark stays before it. */
export async function keepWithinReach(
  client: PoolClient,
  rows: { runId: number; rowAt: Date | null }[],
): Promise<void> {
  if (rows.every(({ rowAt }) => rowAt === null)) return;
  await client.query(
    `UPDATE "Run" AS r SET "readUpTo" = least(r."readUpTo", held.at)
     FROM (SELECT run, min(at) AS at FROM unnest($1::int[], $2::timestamptz[]) AS row(run, at) GROUP BY run) AS held
     WHERE r.id = held.run AND held.at IS NOT NULL`,
    [rows.map(({ runId }) => runId), rows.map(({ rowAt }) => rowAt)],
  );
}
