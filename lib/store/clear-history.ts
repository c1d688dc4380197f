import type { Pool } from "pg";
import type { RecordStatus } from "@/lib/core/states";

/** What a clearing leaves of a run; both are values of Run.kept. */
export type Leaves = "records" | "nothing";

/** A run whose records are to be cleared. */
export interface OldRun {
  id: number;
  finishedAt: Date;
  /** No later run of its sync has completed: what it leaves rejected or invalid is what the sync has to show now. */
  newest: boolean;
}

/**
 * Runs that ended before a time and still keep so much, in the order of their end, behind `after`. Its own index makes it
 * cost what it finds: runs that were cleared completely are never looked at again.
 */
export async function oldRuns(
  pool: Pool,
  keeps: "everything" | "records",
  endedBefore: Date,
  after: OldRun | undefined,
  limit: number,
): Promise<OldRun[]> {
  const { rows } = await pool.query<OldRun>(
    `SELECT run.id, run."finishedAt", sync."deletedAt" IS NULL AND (
         SELECT later.id FROM "Run" AS later
         WHERE (later."syncId", later.status, later.id) > (run."syncId", 'completed', run.id)
           AND (later."syncId", later.status) <= (run."syncId", 'completed') AND NOT later."dryRun" AND NOT later.retry
         ORDER BY later."syncId", later.status, later.id LIMIT 1) IS NULL AS newest
     FROM (SELECT id, "syncId", "finishedAt" FROM "Run"
       WHERE kept = '${keeps}' AND ("finishedAt", id) > ($1, $2) AND "finishedAt" < $3
       ORDER BY kept, "finishedAt", id LIMIT $4) AS run JOIN "Sync" AS sync ON sync.id = run."syncId"
     ORDER BY run."finishedAt", run.id`,
    [after?.finishedAt ?? new Date(0), after?.id ?? 0, endedBefore, limit],
  );
  return rows;
}

/** Of these runs the ones that have no record at all, as most runs of a quiet sync. */
export async function runsWithoutRecords(pool: Pool, runIds: number[]): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT run.id FROM unnest($1::int[]) AS run(id) WHERE (
       SELECT record.id FROM "RunRecord" AS record WHERE record."runId" >= run.id AND record."runId" <= run.id
       ORDER BY record."runId", record.id LIMIT 1) IS NULL`,
    [runIds],
  );
  return rows.map(({ id }) => id);
}

/** What was done on one stretch of a run's records. */
export interface Stretch {
  /** The last record of the stretch; undefined behind the end. */
  last: bigint | undefined;
  cleared: number;
  /** Records that must stay as they are for now. */
  spared: number;
}

/**
 * Clears one stretch of a run's records behind `after`, in a statement of its own: no lock is held for longer. A record
 * that is uncertain or under way is spared, and in the newest run of a sync what is rejected or invalid.
 */
export async function clearStretch(
  pool: Pool,
  { id, newest }: OldRun,
  leaves: Leaves,
  after: bigint,
  limit: number,
): Promise<Stretch> {
  const spared: RecordStatus[] = [
    "uncertain",
    "sending",
    ...(newest ? (["rejected", "invalid"] as const) : []),
  ];
  const target = `id = ANY(ARRAY(SELECT id FROM stretch)) AND status <> ALL($4)`;
  const clear =
    leaves === "nothing"
      ? `DELETE FROM "RunRecord" WHERE ${target} RETURNING id`
      : `UPDATE "RunRecord" SET "sourceRow" = '{}', change = NULL, before = NULL, sent = NULL, calls = '[]', evidence = NULL WHERE ${target}
         AND NOT ("sourceRow" = '{}' AND change IS NULL AND before IS NULL AND sent IS NULL AND calls = '[]' AND evidence IS NULL) RETURNING id`;
  const { rows } = await pool.query<{ last: string | null; cleared: number; spared: number }>(
    `WITH stretch AS MATERIALIZED (
       SELECT id, status FROM "RunRecord" WHERE ("runId", id) > ($1, $2) AND "runId" <= $1 ORDER BY "runId", id LIMIT $3
     ), cleared AS (${clear})
     SELECT max(id)::text AS last, (SELECT count(*)::int FROM cleared) AS cleared,
       count(*) FILTER (WHERE status = ANY($4))::int AS spared FROM stretch`,
    [id, after, limit, spared],
  );
  const [done] = rows;
  return {
    last: done?.last == null ? undefined : BigInt(done.last),
    cleared: done?.cleared ?? 0,
    spared: done?.spared ?? 0,
  };
}

/** Runs of which nothing is left to clear. */
export async function markCleared(pool: Pool, runIds: number[], leaves: Leaves): Promise<void> {
  await pool.query(`UPDATE "Run" SET kept = $2::"KeptHistory" WHERE id = ANY($1::int[])`, [runIds, leaves]);
}

/** Says on the run when its records began to go, for whoever looks for them. */
export async function markRemoval(pool: Pool, runId: number, leaves: Leaves, now: Date): Promise<void> {
  const column = leaves === "nothing" ? "recordsRemovedAt" : "payloadsRemovedAt";
  await pool.query(`UPDATE "Run" SET "${column}" = coalesce("${column}", $2) WHERE id = $1`, [runId, now]);
}
