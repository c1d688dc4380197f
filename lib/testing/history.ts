import type { Pool } from "pg";
import { minuteAt } from "./event-rows";

export interface History {
  syncId: number;
  destinationId: number;
  object: string;
  /** The newest run: completed, and three of ten records of the history are in it, nearly all of them rejected. */
  largeRun: number;
  /** A run of the usual size with records of every status. */
  usualRun: number;
  /** A run that was canceled before it had sent everything. */
  canceledRun: number;
}

const syncs = 10;

/**
 * Years of use, made by SQL: so many runs of ten syncs over a year up to `now`, of which one in fifty changed something,
 * their records, and a memory of every key. Statistics are up to date afterwards, as autovacuum keeps them.
 */
export async function fillHistory(
  pool: Pool,
  { runs, records, now = minuteAt(0) }: { runs: number; records: number; now?: Date },
): Promise<History> {
  const { rows } = await pool.query<{ destinationId: number; first: number; version: number }>(
    `WITH source AS (
       INSERT INTO "Source" (name, type, settings, "updatedAt") VALUES ('History', 'sample', '{}', now()) RETURNING id
     ), dataset AS (
       INSERT INTO "Dataset" (name, "sourceId", kind, definition, columns, "updatedAt")
       SELECT 'History', id, 'table', '{}', '[]', now() FROM source RETURNING id
     ), destination AS (
       INSERT INTO "Destination" (name, type, "publicKey", "sealedSecret", "updatedAt")
       VALUES ('History', 'partnerstack_sandbox', 'pk', '-', now()) RETURNING id
     ), sync AS (
       INSERT INTO "Sync" (label, "datasetId", "destinationId", object, "updatedAt")
       SELECT 'History ' || n, dataset.id, destination.id, 'transaction', now()
       FROM dataset, destination, generate_series(1, ${syncs}) AS n RETURNING id
     ), version AS (
       INSERT INTO "SyncVersion" ("syncId", number, config) SELECT id, 1, $1 FROM sync RETURNING id
     ) SELECT (SELECT id FROM destination) AS "destinationId", (SELECT min(id) FROM sync) AS first,
         (SELECT min(id) FROM version) AS version`,
    [{ object: "transaction", behavior: "send", syncKey: "id", mappings: [], backfill: "all" }],
  );
  const [made] = rows;
  if (!made) throw new Error("Nothing was made.");
  const firstRun = await fillRuns(pool, made, { runs, now });
  const history = {
    syncId: made.first,
    destinationId: made.destinationId,
    object: "transaction",
    largeRun: firstRun + runs - 1,
    usualRun: firstRun + runs - 1 - eventful,
    canceledRun: firstRun + runs - 1 - 2 * eventful,
  };
  await fillRecords(pool, history, { runs, records, firstRun });
  await pool.query(`VACUUM ANALYZE "Run"`);
  await pool.query(`VACUUM ANALYZE "RunRecord"`);
  await pool.query(`VACUUM ANALYZE "Memory"`);
  return history;
}

/** One run in so many changed something. */
const eventful = 50;

async function fillRuns(
  pool: Pool,
  { first, version }: { first: number; version: number },
  { runs, now }: { runs: number; now: Date },
): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `WITH run AS (
       INSERT INTO "Run" ("syncId", "versionId", status, trigger, "queuedAt", "startedAt", "finishedAt", "plannedAt", step, "stepTimes",
         records, unchanged, "moneySent")
       SELECT $1 + n % ${syncs}, $2 + n % ${syncs},
         (CASE WHEN n = $3 - ${2 * eventful} OR n % 100 = 7 THEN 'canceled' WHEN n % 50 = 9 THEN 'failed' ELSE 'completed' END)::"RunStatus",
         'scheduled', at, at, at + interval '20 seconds', at, 'finish', '{}', 10000, 10000, '{"USD": "1234"}'
       FROM (SELECT n, $4::timestamptz - (($3 - n) * 365.0 / $3) * interval '1 day' AS at FROM generate_series(1, $3::int) AS n) AS n
       ORDER BY n RETURNING id
     ) SELECT min(id) AS id FROM run`,
    [first, version, runs, now],
  );
  return rows[0]?.id ?? 0;
}

async function fillRecords(
  pool: Pool,
  { destinationId, object, largeRun, canceledRun }: History,
  { runs, records, firstRun }: { runs: number; records: number; firstRun: number },
): Promise<void> {
  const usual = Math.floor(records * 0.7);
  const eventfulRuns = Math.floor(runs / eventful);
  await pool.query(
    `INSERT INTO "RunRecord" ("runId", "syncId", "destinationId", object, "externalKey", status, operation, "issueCode", "issueMessage",
       "sourceRow", change, fingerprint, sent, calls, "amountMinor", currency, attempts, "createdAt", "settledAt", "remoteKey")
     SELECT run.id, run."syncId", $1, $2, 'inv_' || CASE WHEN n.large THEN n.n + 1000000000 ELSE n.n::bigint * 7919 % $3 END, state.status, 'send',
       state.code, state.code || ' happened.', jsonb_build_object('id', n.n, 'note', repeat('x', 60)),
       jsonb_build_object('operation', 'send', 'externalKey', n.n::text, 'payload', jsonb_build_object('key', n.n, 'text', repeat('y', 120))),
       'aaaaaaaaaaaaaaaaaaaaaa', jsonb_build_object('key', n.n, 'text', repeat('y', 120)),
       jsonb_build_array(jsonb_build_object('request', jsonb_build_object('method', 'POST', 'path', '/transactions'), 'at', run."queuedAt",
         'durationMs', 20, 'status', 200, 'response', jsonb_build_object('text', repeat('z', 200)), 'error', NULL)),
       1999, 'USD', 1, run."queuedAt", run."finishedAt", CASE WHEN state.status = 'success' THEN 'trn_' || md5(n.n::text) END
     FROM (
       SELECT n, false AS large, $5::int + (n::bigint * $6::int / ($3 + 1))::int * ${eventful} + ${eventful} - 1 AS run, n % 1000 AS share
       FROM generate_series(1, $3::int) AS n
       UNION ALL
       SELECT n, true, $7::int, 1000 + n % 1000 FROM generate_series(1, $4::int) AS n
     ) AS n
     JOIN "Run" AS run ON run.id = least(n.run, $7)
     CROSS JOIN LATERAL (SELECT
       CASE WHEN run.id = $8 AND share % 10 > 4 THEN 'planned' WHEN share < 20 THEN 'rejected' WHEN share < 35 THEN 'invalid'
         WHEN share < 38 THEN 'no_match' WHEN share < 39 THEN 'uncertain' WHEN share < 40 THEN 'dismissed' WHEN share < 1998 THEN
         CASE WHEN large THEN 'rejected' ELSE 'success' END WHEN share < 1999 THEN 'success' ELSE 'invalid' END AS status) AS outcome
     CROSS JOIN LATERAL (SELECT outcome.status, CASE outcome.status WHEN 'rejected' THEN
         CASE WHEN n.n % 1500 = 3 THEN 'refused' ELSE 'customer_unknown' END
       WHEN 'invalid' THEN CASE n.n % 3 WHEN 0 THEN 'amount_invalid' WHEN 1 THEN 'currency_invalid' ELSE 'required_missing' END
       WHEN 'uncertain' THEN 'in_doubt' END AS code) AS state
     ORDER BY run.id, n.n`,
    [destinationId, object, usual, records - usual, firstRun, eventfulRuns, largeRun, canceledRun],
  );
  await pool.query(
    `UPDATE "Run" AS run SET changed = c.all - c.invalid, invalid = c.invalid, success = c.success, rejected = c.rejected,
       "noMatch" = c.no_match, uncertain = c.uncertain, dismissed = c.dismissed, records = c.all + 10000
     FROM (SELECT "runId", count(*) AS all, count(*) FILTER (WHERE status = 'invalid') AS invalid,
         count(*) FILTER (WHERE status = 'success') AS success, count(*) FILTER (WHERE status = 'rejected') AS rejected,
         count(*) FILTER (WHERE status = 'no_match') AS no_match, count(*) FILTER (WHERE status = 'uncertain') AS uncertain,
         count(*) FILTER (WHERE status = 'dismissed') AS dismissed FROM "RunRecord" WHERE "destinationId" = $1 GROUP BY "runId") AS c
     WHERE c."runId" = run.id`,
    [destinationId],
  );
  await pool.query(
    `INSERT INTO "Memory" ("destinationId", object, "externalKey", state, fingerprint, payload, "remoteKey", "lastRecordId")
     SELECT DISTINCT ON ("externalKey") "destinationId", object, "externalKey", CASE status WHEN 'success' THEN 'sent' ELSE status END,
       'aaaaaaaaaaaaaaaaaaaaaa', sent, "remoteKey", id
     FROM "RunRecord" WHERE "destinationId" = $1 AND status IN ('success', 'rejected', 'uncertain')
     ORDER BY "externalKey", id DESC`,
    [destinationId],
  );
}
