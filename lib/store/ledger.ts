import type { Pool } from "pg";
import type { PendingRecord, RunScope } from "@/lib/core/ports";
import { LeaseLost } from "@/lib/core/run-errors";
import { keepWithinReach } from "./reading-mark";
import { countInRuns, holdLease } from "./run-lease";
import { inTransaction } from "./transaction";

/** See RunBooks.rememberSkipped. */
export async function rememberSkipped(
  pool: Pool,
  scope: RunScope,
  records: { externalKey: string; fingerprint: string }[],
): Promise<void> {
  if (records.length === 0) return;
  await inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    await client.query(
      `INSERT INTO "Memory" ("destinationId", object, "externalKey", state, fingerprint)
       SELECT $1, $2, k.key, 'skipped', k.fingerprint FROM unnest($3::text[], $4::text[]) AS k(key, fingerprint)
       ON CONFLICT DO NOTHING`,
      [
        scope.destinationId,
        scope.object,
        records.map((r) => r.externalKey),
        records.map((r) => r.fingerprint),
      ],
    );
  });
}

/**
 * See RunBooks.reserve. The primary key of the ledger makes a second reservation of a key impossible, whichever sync,
 * run or worker asks. Only what was refused before can be reserved anew; and by its own record what was in doubt, once
 * it is proven absent, by the one run that has taken it over. The time of a reservation is the database's: by the clock
 * of a worker that is hours off, PartnerStack's list would be searched at the wrong hours.
 */
export async function reserve(
  pool: Pool,
  scope: RunScope,
  records: PendingRecord[],
  now: Date,
): Promise<PendingRecord[]> {
  if (records.length === 0) return [];
  const { rows } = await pool.query<{ held: boolean; at: Date; reserved: string[] | null }>({
    name: "reserve",
    text: statement,
    values: [scope.runId, scope.fence, scope.destinationId, scope.object, now, records.map(({ id }) => id)],
  });
  const [row] = rows;
  if (!row?.held) throw new LeaseLost(scope.runId);
  const ours = new Set(row.reserved);
  // The line of the plan is left as it is, which saves a write for each record: while a request is under way the ledger
  // alone tells of it, and whoever takes over from a dead worker marks what that one had reserved (markInDoubt).
  const known = records.filter(({ id }) => !ours.has(String(id)));
  await dropKnown(pool, scope, known);
  return records
    .filter(({ id }) => ours.has(String(id)))
    .map((record) => ({ ...record, reservedAt: row.at }));
}

/**
 * - lease: proves that the run is still ours, and keeps a take-over waiting until this is written.
 * - reserved: ordered by key, so that two runs that reserve the same keys wait for each other instead of deadlocking.
 *   The payload is left to settling.
 */
const statement = `
  WITH lease AS MATERIALIZED (SELECT 1 FROM "Run" WHERE id = $1 AND fence = $2 FOR KEY SHARE),
  reserved AS (
    INSERT INTO "Memory" AS m ("destinationId", object, "externalKey", state, fingerprint, "rowHash", "reservedAt", "reservedByRun",
      fence, "lastRecordId", alike, "occurredAt", "updatedAt")
    SELECT $3, $4, r."externalKey", 'reserved', r.fingerprint, r."rowHash", now(), $1, $2, r.id, r.alike, r."occurredAt", $5
    FROM "RunRecord" AS r WHERE r.id = ANY($6::bigint[]) AND EXISTS (SELECT 1 FROM lease)
    ORDER BY r."externalKey"
    ON CONFLICT ("destinationId", object, "externalKey") DO UPDATE
      SET state = 'reserved', fingerprint = excluded.fingerprint, "rowHash" = excluded."rowHash",
        "reservedAt" = excluded."reservedAt", "absentAt" = NULL, "reservedByRun" = excluded."reservedByRun", fence = excluded.fence,
        "lastRecordId" = excluded."lastRecordId", alike = excluded.alike, "occurredAt" = excluded."occurredAt",
        "updatedAt" = excluded."updatedAt"
      WHERE m.state = 'rejected' OR (m.state = 'reserved' AND m."lastRecordId" = excluded."lastRecordId"
        AND m."reservedByRun" = $1 AND EXISTS (SELECT 1 FROM "RunRecord" WHERE id = excluded."lastRecordId" AND status = 'sending'))
    RETURNING "lastRecordId" AS id)
  SELECT EXISTS (SELECT 1 FROM lease) AS held, now() AS at, (SELECT array_agg(id::text) FROM reserved) AS reserved`;

/** See RunBooks.markInDoubt. */
export async function markInDoubt(pool: Pool, scope: RunScope): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    await client.query(
      `UPDATE "RunRecord" AS t SET status = 'sending', "reservedAt" = m."reservedAt" FROM "Memory" AS m
       WHERE t."runId" = $1 AND t.status = 'planned' AND m."destinationId" = $2 AND m.object = $3
         AND m."externalKey" = t."externalKey" AND m.state = 'reserved' AND m."lastRecordId" = t.id`,
      [scope.runId, scope.destinationId, scope.object],
    );
  });
}

/** See RunBooks.noteAbsent. The first time counts: the delay is between it and the asking that decides. */
export async function noteAbsent(pool: Pool, scope: RunScope, records: PendingRecord[]): Promise<void> {
  if (records.length === 0) return;
  await inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    await client.query(
      `UPDATE "Memory" SET "absentAt" = clock_timestamp() WHERE "destinationId" = $1 AND object = $2 AND "externalKey" = ANY($3)
         AND state = 'reserved' AND "reservedByRun" = $4 AND "absentAt" IS NULL`,
      [scope.destinationId, scope.object, records.map(({ externalKey }) => externalKey), scope.runId],
    );
  });
}

/**
 * The ledger knows these keys already, by another run: they are no change of this one. A transaction of its own,
 * because it writes the run's row, on which reservations only hold a shared lock.
 */
async function dropKnown(pool: Pool, scope: RunScope, records: PendingRecord[]): Promise<void> {
  if (records.length === 0) return;
  await inTransaction(pool, async (client) => {
    const dropped = await client.query<{ runId: number; rowAt: Date | null }>(
      `DELETE FROM "RunRecord" WHERE id = ANY($1::bigint[]) AND status = 'planned' RETURNING "runId", "rowAt"`,
      [records.map(({ id }) => id)],
    );
    await keepWithinReach(client, dropped.rows);
    await countInRuns(client, scope, dropped.rows, (rows) => ({
      changed: -rows.length,
      unchanged: rows.length,
    }));
  });
}

/** See RunBooks.claimedRemoteKeys. */
export async function claimedRemoteKeys(
  pool: Pool,
  { destinationId, object }: RunScope,
  remoteKeys: string[],
): Promise<Set<string>> {
  if (remoteKeys.length === 0) return new Set();
  const { rows } = await pool.query<{ remoteKey: string }>(
    `SELECT "remoteKey" FROM "Memory" WHERE "destinationId" = $1 AND object = $2 AND "remoteKey" = ANY($3) AND state = 'sent'`,
    [destinationId, object, remoteKeys],
  );
  return new Set(rows.map((row) => row.remoteKey));
}
