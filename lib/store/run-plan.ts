import type { Pool, PoolClient } from "pg";
import { type Issue, storedIssue } from "@/lib/core/issue";
import type { PendingRecord, PlannedRecord, RunScope } from "@/lib/core/ports";
import { jsonText } from "./json-text";
import { hasStatusIndex } from "./record-pages";
import { holdLease } from "./run-lease";
import { inTransaction, withoutDisk } from "./transaction";

export async function clearPlan(pool: Pool, scope: RunScope): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    await client.query(`DELETE FROM "RunRecord" WHERE "runId" = $1`, [scope.runId]);
  });
}

/**
 * Writes lines of the plan with one statement for all of them. It does not wait for the disk: a plan that a crash of the
 * database takes a part of was not complete, and is made anew.
 */
export async function writePlan(pool: Pool, scope: RunScope, records: PlannedRecord[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    await insertPlanned(client, scope, records);
    await client.query(`SELECT ${withoutDisk}`);
  });
}

async function insertPlanned(client: PoolClient, scope: RunScope, records: PlannedRecord[]): Promise<void> {
  await client.query(
    `INSERT INTO "RunRecord" ("runId", "syncId", "destinationId", object, "externalKey", status, operation, "remoteKey",
       "issueCode", "issueMessage", "issueField", "sourceRow", change, fingerprint, "rowHash", "amountMinor", currency, "rowAt", before, alike, "occurredAt", "settledAt")
     SELECT $1, $2, $3, $4, r.key, r.status, r.change->>'operation', r.change->>'remoteKey',
       r.code, r.message, r.field, r.row, r.change, r.fingerprint, r.row_hash, r.minor, r.currency, r.row_at, r.before, r.alike, to_timestamp(r.occurred / 1000.0),
       CASE WHEN r.status = 'invalid' THEN now() END
     FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[], $11::jsonb[], $12::text[], $13::bigint[], $14::bigint[], $15::text[], $16::timestamptz[],
         $17::jsonb[], $18::text[], $19::bigint[])
       AS r(key, status, code, message, field, row, change, fingerprint, row_hash, minor, currency, row_at, before, alike, occurred)`,
    [
      scope.runId,
      scope.syncId,
      scope.destinationId,
      scope.object,
      records.map(({ externalKey }) => externalKey),
      records.map(({ status }) => status),
      records.map(({ issue }) => issue?.code ?? null),
      records.map(({ issue }) => issue?.message ?? null),
      records.map(({ issue }) => issue?.field ?? null),
      records.map(({ sourceRow }) => jsonText(sourceRow)),
      records.map(({ change }) => (change ? jsonText(change) : null)),
      records.map(({ fingerprint }) => fingerprint),
      records.map(({ rowHash }) => rowHash),
      records.map(({ money }) => money?.minor ?? null),
      records.map(({ money }) => money?.currency ?? null),
      records.map(({ rowAt }) => rowAt ?? null),
      records.map(({ before }) => (before ? jsonText(before) : null)),
      records.map(({ alike }) => alike),
      records.map(({ occurredAt }) => occurredAt),
    ],
  );
}

/**
 * Records by key, in whatever run. OFFSET 0 keeps PostgreSQL from looking through the run instead: of a run that is
 * being written it has no statistics, takes it for a small one, and would read all of it for every batch.
 */
const byKey = `SELECT id, "runId", "externalKey", status, "issueCode" FROM "RunRecord" WHERE "externalKey" = ANY($2) OFFSET 0`;

/** See RunBooks.invalidateDuplicates. */
export async function invalidateDuplicates(
  pool: Pool,
  scope: RunScope,
  keys: string[],
  issue: Issue,
): Promise<{ planned: number; unplanned: number }> {
  return inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    const turned = await client.query<{ externalKey: string }>(
      `UPDATE "RunRecord" SET status = 'invalid', "issueCode" = $3, "issueMessage" = $4, "settledAt" = now()
       WHERE id IN (SELECT id FROM (${byKey}) AS record WHERE "runId" = $1 AND status = 'planned') RETURNING "externalKey"`,
      [scope.runId, keys, issue.code, issue.message],
    );
    const settled = new Set(turned.rows.map((row) => row.externalKey));
    // The first row may have been invalid for a reason of its own; then there is nothing to turn.
    const others = await client.query<{ externalKey: string }>(
      `SELECT DISTINCT "externalKey" FROM (${byKey}) AS record
       WHERE "runId" = $1 AND status = 'invalid' AND "issueCode" <> $3`,
      [scope.runId, keys, issue.code],
    );
    for (const { externalKey } of others.rows) settled.add(externalKey);
    const unplanned = keys.filter((key) => !settled.has(key));
    if (unplanned.length > 0)
      await insertPlanned(
        client,
        scope,
        unplanned.map((key) => firstOfDuplicates(key, issue)),
      );
    return { planned: turned.rowCount ?? 0, unplanned: unplanned.length };
  });
}

/** The first row was unchanged and not kept; the second one, which is, shows the values. */
function firstOfDuplicates(externalKey: string, issue: Issue): PlannedRecord {
  return {
    externalKey,
    status: "invalid",
    change: null,
    fingerprint: null,
    issue,
    sourceRow: {},
    rowHash: null,
    money: null,
    before: null,
    alike: null,
    occurredAt: null,
  };
}

interface PendingRow {
  id: string;
  runId: number;
  externalKey: string;
  change: PendingRecord["change"];
  fingerprint: string;
  rowHash: string | null;
  issueCode: string | null;
  issueMessage: string | null;
  issueField: string | null;
  attempts: number;
  reservedAt: Date | null;
  absentForMs?: number | null;
}

const pendingColumns = `id, "runId", "externalKey", change, fingerprint, "rowHash", "issueCode", "issueMessage", "issueField", attempts, "reservedAt"`;

/** See RunBooks.planned. The comparison of rows is explained in record-pages: it keeps to the index by status. */
export async function plannedRecords(pool: Pool, { runId }: RunScope, afterId: bigint, limit: number) {
  const { rows } = await pool.query<PendingRow>(
    `SELECT ${pendingColumns} FROM "RunRecord"
     WHERE ("runId", status, id) > ($1, 'planned', $2) AND ("runId", status) <= ($1, 'planned') AND ${hasStatusIndex}
     ORDER BY "runId", status, id LIMIT $3`,
    [runId, afterId, limit],
  );
  return rows.map(toPending);
}

export async function recordsInDoubt(
  pool: Pool,
  { runId, destinationId, object }: RunScope,
  afterId: bigint,
  limit: number,
) {
  const { rows } = await pool.query<PendingRow>(inDoubtStatement, [
    runId,
    destinationId,
    object,
    afterId,
    limit,
  ]);
  return rows.map(toPending);
}

/**
 * What an ended run left is taken over by the run that asks: its reservation becomes that run's own. Two runs would
 * find out side by side that it never arrived, and both would send it. What another working run holds is left to it.
 */
const inDoubtStatement = `
  WITH doubtful AS MATERIALIZED (
    SELECT record.* FROM "RunRecord" AS record
    WHERE "destinationId" = $2 AND object = $3 AND status = 'sending' AND id > $4 AND ("runId" = $1 OR
      (SELECT run.status FROM "Run" AS run WHERE run.id = record."runId") IN ('completed', 'failed', 'canceled'))
      AND NOT EXISTS (
        SELECT 1 FROM "Memory" AS m JOIN "Run" AS other ON other.id = m."reservedByRun"
        WHERE m."destinationId" = $2 AND m.object = $3 AND m."externalKey" = record."externalKey"
          AND m.state = 'reserved' AND other.id <> $1 AND other.status = 'working')
    ORDER BY "destinationId", object, id LIMIT $5),
  taken AS (
    UPDATE "Memory" AS m SET "reservedByRun" = $1 FROM doubtful
    WHERE m."destinationId" = $2 AND m.object = $3 AND m."externalKey" = doubtful."externalKey" AND m.state = 'reserved'
      AND (m."reservedByRun" = $1 OR NOT EXISTS (
        SELECT 1 FROM "Run" AS other WHERE other.id = m."reservedByRun" AND other.status = 'working'))
    RETURNING m."externalKey" AS key, m."absentAt" AS absent_at)
  SELECT ${pendingColumns}, extract(epoch FROM now() - absent_at)::float8 * 1000 AS "absentForMs"
  FROM doubtful LEFT JOIN taken ON taken.key = doubtful."externalKey"
  WHERE taken.key IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM "Memory" AS m
    WHERE m."destinationId" = $2 AND m.object = $3 AND m."externalKey" = doubtful."externalKey" AND m.state = 'reserved')
  ORDER BY id`;

function toPending(row: PendingRow): PendingRecord {
  return {
    id: BigInt(row.id),
    runId: row.runId,
    externalKey: row.externalKey,
    change: row.change,
    fingerprint: row.fingerprint,
    rowHash: row.rowHash === null ? null : BigInt(row.rowHash),
    issue: storedIssue(row.issueCode, row.issueMessage, row.issueField),
    attempts: row.attempts,
    reservedAt: row.reservedAt,
    absentForMs: row.absentForMs ?? null,
  };
}
