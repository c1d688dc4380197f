import { pool } from "./database";

/** Where a look through the calls of a sync stands: behind this record of this run. */
export interface CallPlace {
  runId: number;
  recordId: bigint;
}

export interface CallFilter {
  /** Only records with a call that failed or had no answer. */
  failed: boolean;
  runId?: number;
}

export interface CalledRecord {
  id: bigint;
  runId: number;
  externalKey: string;
  calls: unknown[];
}

export interface CalledRecords {
  records: CalledRecord[];
  /** From where to look on; null when everything was looked through. */
  next: CallPlace | null;
}

/** Most calls of an engine succeed, and most runs change nothing: so much is looked through before a person is asked to go on. */
const runsAtOnce = 2_000;
const recordsAtOnce = 1_000;
const mostRecords = 10_000;

/**
 * Records of a sync that calls were made for: the newest run first, and in it the last of the plan first. Goes along the
 * runs of the sync and along the records of each, both by their indexes, and no further than `mostRecords`.
 */
export async function calledRecords(
  syncId: number,
  filter: CallFilter,
  from: CallPlace | null,
  limit: number,
): Promise<CalledRecords> {
  const found: CalledRecord[] = [];
  const { runs, next } = await changingRuns(syncId, filter.runId, from?.runId ?? null);
  let looked = 0;
  for (const runId of runs) {
    let before: bigint | null = from?.runId === runId ? from.recordId : endOfRun;
    while (before !== null) {
      if (found.length >= limit || looked >= mostRecords)
        return { records: found, next: { runId, recordId: before } };
      const stretch = await stretchOf(runId, before, filter.failed, limit - found.length);
      found.push(...stretch.records);
      looked += stretch.looked;
      before = stretch.last;
    }
  }
  return { records: found, next: next === null ? null : { runId: next, recordId: endOfRun } };
}

/** Behind the last record of any run: a look from there begins with all of its records. */
const endOfRun = 9_223_372_036_854_775_807n;

/** Runs that had something to send, newest first, and the run to look on from. */
async function changingRuns(
  syncId: number,
  only: number | undefined,
  from: number | null,
): Promise<{ runs: number[]; next: number | null }> {
  const { rows } = await pool().query<{ id: number; changing: boolean }>(
    `SELECT id, changed > 0 AND NOT "dryRun" AS changing FROM "Run"
     WHERE "syncId" = $1 AND id <= coalesce($2, 2147483647) AND ($4::int IS NULL OR id = $4)
     ORDER BY "syncId" DESC, id DESC LIMIT $3`,
    [syncId, from, runsAtOnce + 1, only ?? null],
  );
  const next = rows.length > runsAtOnce ? (rows.at(-1)?.id ?? null) : null;
  const looked = rows.slice(0, runsAtOnce);
  return { runs: looked.filter(({ changing }) => changing).map(({ id }) => id), next };
}

/** One stretch of a run's records, from the last backwards. `last` is where it ended; null at the first record. */
async function stretchOf(
  runId: number,
  before: bigint,
  failed: boolean,
  limit: number,
): Promise<{ records: CalledRecord[]; looked: number; last: bigint | null }> {
  const { rows } = await pool().query<{
    id: string;
    runId: number;
    externalKey: string;
    calls: unknown[] | null;
  }>(
    `WITH looked AS MATERIALIZED (
       SELECT id, "runId", "externalKey", calls FROM "RunRecord"
       WHERE ("runId", id) < ($1, $2) AND "runId" >= $1 ORDER BY "runId" DESC, id DESC LIMIT $3)
     SELECT id::text AS id, "runId", "externalKey",
       CASE WHEN calls <> '[]' AND (NOT $4 OR jsonb_path_exists(calls, '$[*] ? (@.status == null || @.status >= 400)'))
         THEN calls END AS calls
     FROM looked ORDER BY looked.id DESC`,
    [runId, before, recordsAtOnce, failed],
  );
  const called = rows.flatMap(({ calls, ...row }) => (calls ? [{ ...row, id: BigInt(row.id), calls }] : []));
  const records = called.slice(0, limit);
  const cutOff = called.length > limit ? records.at(-1) : undefined;
  const last = cutOff?.id ?? (rows.length === recordsAtOnce ? BigInt(rows.at(-1)?.id ?? 0) : null);
  return { records, looked: rows.length, last };
}

/** The records with exactly this key that calls of this sync were made for, newest first. */
export async function calledRecordsByKey(
  syncId: number,
  key: string,
  filter: CallFilter,
  before: bigint | null,
  limit: number,
): Promise<CalledRecords> {
  const { rows } = await pool().query<{ id: string; runId: number; externalKey: string; calls: unknown[] }>(
    `SELECT id::text AS id, "runId", "externalKey", calls FROM (
       SELECT * FROM "RunRecord" WHERE "externalKey" = $1 AND id < $2 ORDER BY "externalKey", id DESC LIMIT $3) AS alike
     WHERE "syncId" = $4 AND calls <> '[]' AND ($5::int IS NULL OR "runId" = $5)
       AND (NOT $6 OR jsonb_path_exists(calls, '$[*] ? (@.status == null || @.status >= 400)'))
     ORDER BY alike.id DESC`,
    [key, before ?? endOfRun, mostRecords, syncId, filter.runId ?? null, filter.failed],
  );
  const records = rows.slice(0, limit).map((row) => ({ ...row, id: BigInt(row.id) }));
  const last = records.at(-1);
  const next = rows.length > limit && last ? { runId: last.runId, recordId: last.id } : null;
  return { records, next };
}
