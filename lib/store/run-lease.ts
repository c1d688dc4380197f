import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import type { RunScope } from "@/lib/core/ports";
import { LeaseLost, type StopReason } from "@/lib/core/run-errors";
import { inTransaction } from "./transaction";

/**
 * How long a worker may be silent before its run is given to another; by the database's clock. Tests shorten it with
 * LEASE_SECONDS, for every worker alike.
 */
export const leaseSeconds = z.coerce
  .number()
  .int()
  .min(3)
  .default(30)
  .parse(process.env.LEASE_SECONDS || undefined);

/**
 * Throws LeaseLost unless this worker still holds the run. The shared lock keeps a take-over waiting until the
 * transaction ends, so nothing is written by a worker that was believed dead; it lets the totals be counted meanwhile.
 */
export async function holdLease(client: PoolClient, { runId, fence }: RunScope): Promise<void> {
  const held = await client.query(`SELECT 1 FROM "Run" WHERE id = $1 AND fence = $2 FOR KEY SHARE`, [
    runId,
    fence,
  ]);
  if (held.rowCount === 0) throw new LeaseLost(runId);
}

const countColumns = ["changed", "unchanged", "success", "rejected", "noMatch", "uncertain"] as const;
export type CountColumn = (typeof countColumns)[number];

/**
 * Adds to the totals of the runs that these records belong to, and proves the lease of the run at work by the same
 * statement. It comes last in its transaction, so that lots wait for each other only for the commit.
 */
export async function countInRuns<Row extends { runId: number }>(
  client: PoolClient,
  scope: RunScope,
  rows: Row[],
  countsOf: (rows: Row[]) => Partial<Record<CountColumn, number>>,
): Promise<void> {
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  if (!byRun.has(scope.runId)) byRun.set(scope.runId, []);
  const additions = countColumns.map((column, at) => `"${column}" = "${column}" + $${at + 2}`).join(", ");
  // Ordered by id, so that two workers that resolve each other's leftovers cannot deadlock.
  for (const runId of [...byRun.keys()].sort((a, b) => a - b)) {
    const counts = countsOf(byRun.get(runId) ?? []);
    const figures = countColumns.map((column) => counts[column] ?? 0);
    const own = runId === scope.runId;
    const updated = await client.query(
      `UPDATE "Run" SET ${additions} WHERE id = $1 ${own ? `AND fence = $${countColumns.length + 2}` : ""}`,
      own ? [runId, ...figures, scope.fence] : [runId, ...figures],
    );
    if (own && updated.rowCount === 0) throw new LeaseLost(scope.runId);
  }
}

/** What a worker needs to begin or to take over a run. */
export interface LeasedRun {
  id: number;
  syncId: number;
  versionId: number;
  fence: number;
  fullSync: boolean;
  retry: boolean;
  plannedAt: Date | null;
  startedAt: Date;
  dryRun: boolean;
  /** The dry run that this run is to send exactly. */
  dryRunId: number | null;
  /** Its guard rails are behind it: it was released, or it has begun to send. */
  guardsPassed: boolean;
}

/** As SQL: another run of the same sync is going on. Side by side, the older rows of one could win. */
const behindAnother = `EXISTS (
  SELECT 1 FROM "Run" AS other
  WHERE other."syncId" = "Run"."syncId" AND other.id <> "Run".id AND other.status = 'working')`;

/**
 * Takes a run that is queued, or whose worker fell silent. Undefined when somebody else has it, when it has ended, and
 * when it has to wait for another run of its sync. One statement decides, so two workers never both get it; the row of
 * the sync is held meanwhile, so that two workers never both take the first run of two. The lock on the run waits for
 * whatever the worker before is writing.
 */
export async function takeLease(pool: Pool, runId: number, owner: string): Promise<LeasedRun | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query(
      `SELECT 1 FROM "Sync" WHERE id = (SELECT "syncId" FROM "Run" WHERE id = $1) FOR NO KEY UPDATE`,
      [runId],
    );
    const { rows } = await client.query<LeasedRun>(
      `UPDATE "Run" SET status = 'working', "leaseOwner" = $2, "leaseUntil" = now() + make_interval(secs => $3),
         fence = fence + 1, "startedAt" = coalesce("startedAt", now())
       WHERE id = (
         SELECT id FROM "Run"
         WHERE id = $1 AND ((status = 'queued' AND NOT ${behindAnother}) OR (status = 'working' AND "leaseUntil" < now()))
         FOR UPDATE)
       RETURNING id, "syncId", "versionId", fence, "fullSync", retry, "plannedAt", "startedAt", "dryRun", "dryRunId",
         ("releasedAt" IS NOT NULL OR "stepTimes" ? 'send') AS "guardsPassed"`,
      [runId, owner, leaseSeconds],
    );
    return rows[0];
  });
}

/** Renews the lease and tells whether the run has to stop. */
export async function renewLease(pool: Pool, runId: number, fence: number): Promise<StopReason | undefined> {
  const { rows } = await pool.query<{ canceled: boolean }>(
    `UPDATE "Run" SET "leaseUntil" = now() + make_interval(secs => $3)
     WHERE id = $1 AND fence = $2 AND status = 'working' RETURNING "cancelRequestedAt" IS NOT NULL AS canceled`,
    [runId, fence, leaseSeconds],
  );
  const [row] = rows;
  if (!row) return "lease_lost";
  return row.canceled ? "canceled" : undefined;
}

/** Gives the run back, so that another worker can go on with it at once. */
export async function releaseLease(pool: Pool, runId: number, fence: number): Promise<void> {
  await pool.query(
    `UPDATE "Run" SET "leaseUntil" = now() - interval '1 second' WHERE id = $1 AND fence = $2 AND status = 'working'`,
    [runId, fence],
  );
}

/** Gives back whatever a worker still holds as it ends. What it has under way may settle until another takes the run. */
export async function releaseLeasesOf(pool: Pool, owner: string): Promise<void> {
  await pool.query(
    `UPDATE "Run" SET "leaseUntil" = now() - interval '1 second'
     WHERE status = 'working' AND "leaseOwner" = $1 AND "leaseUntil" > now()`,
    [owner],
  );
}

/** Runs that wait for a worker: queued ones, and ones whose worker fell silent. */
export async function runsWithoutWorker(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT id FROM "Run" WHERE (status = 'queued' AND "queuedAt" < now() - interval '15 seconds' AND NOT ${behindAnother})
       OR (status = 'working' AND "leaseUntil" < now()) ORDER BY id LIMIT 100`,
  );
  return rows.map(({ id }) => id);
}

/** The run that waited for this one to end, if there is one. Its job is gone: it came while it had to wait. */
export async function runBehind(pool: Pool, runId: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT waiting.id FROM "Run" JOIN "Run" AS waiting ON waiting."syncId" = "Run"."syncId" AND waiting.status = 'queued'
     WHERE "Run".id = $1 AND "Run".status NOT IN ('queued', 'working') ORDER BY waiting.id LIMIT 1`,
    [runId],
  );
  return rows[0]?.id;
}
