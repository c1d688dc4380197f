import type { Pool, PoolClient } from "pg";
import type { PendingRecord, RunScope } from "@/lib/core/ports";
import { jsonText } from "./json-text";
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
 * run or worker asks. Only what was refused before, or let go and asked for again, can be reserved anew; and what this
 * run itself holds already, when it sends a record again that is proven absent.
 */
export async function reserve(
  pool: Pool,
  scope: RunScope,
  records: PendingRecord[],
  now: Date,
): Promise<PendingRecord[]> {
  if (records.length === 0) return [];
  const mine = await inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    // Ordered by key, so that two runs that reserve the same keys wait for each other instead of deadlocking.
    const reserved = await client.query<{ externalKey: string }>(
      `INSERT INTO "Memory" AS m ("destinationId", object, "externalKey", state, fingerprint, "rowHash", payload, "reservedAt",
         "reservedByRun", fence, "lastRecordId", "updatedAt")
       SELECT $1, $2, r.key, 'reserved', r.fingerprint, r.row_hash, r.payload, $7, $8, $9, r.id, $7
       FROM unnest($3::bigint[], $4::text[], $5::text[], $6::jsonb[], $10::bigint[]) AS r(id, key, fingerprint, payload, row_hash)
       ORDER BY r.key
       ON CONFLICT ("destinationId", object, "externalKey") DO UPDATE
         SET state = 'reserved', fingerprint = excluded.fingerprint, "rowHash" = excluded."rowHash", payload = excluded.payload,
           "reservedAt" = excluded."reservedAt", "reservedByRun" = excluded."reservedByRun", fence = excluded.fence,
           "lastRecordId" = excluded."lastRecordId", "updatedAt" = excluded."updatedAt"
         WHERE m.state = 'rejected'
       RETURNING "externalKey"`,
      [
        scope.destinationId,
        scope.object,
        records.map(({ id }) => id),
        records.map(({ externalKey }) => externalKey),
        records.map(({ fingerprint }) => fingerprint),
        records.map(({ change }) => jsonText(change.payload)),
        now,
        scope.runId,
        scope.fence,
        records.map(({ rowHash }) => rowHash),
      ],
    );
    const ours = new Set(reserved.rows.map((row) => row.externalKey));
    const mine = records.filter(({ externalKey }) => ours.has(externalKey));
    await markSending(client, mine, now);
    return mine.map((record) => ({ ...record, reservedAt: now }));
  });
  const held = new Set(mine.map(({ id }) => id));
  await dropKnown(
    pool,
    scope,
    records.filter(({ id }) => !held.has(id)),
  );
  return mine;
}

async function markSending(client: PoolClient, records: PendingRecord[], now: Date): Promise<void> {
  if (records.length === 0) return;
  await client.query(
    `UPDATE "RunRecord" SET status = 'sending', "reservedAt" = $2 WHERE id = ANY($1::bigint[])`,
    [records.map(({ id }) => id), now],
  );
}

/**
 * The ledger knows these keys already, by another run: they are no change of this one. A transaction of its own,
 * because it writes the run's row, on which reservations only hold a shared lock.
 */
async function dropKnown(pool: Pool, scope: RunScope, records: PendingRecord[]): Promise<void> {
  if (records.length === 0) return;
  await inTransaction(pool, async (client) => {
    const dropped = await client.query<{ runId: number }>(
      `DELETE FROM "RunRecord" WHERE id = ANY($1::bigint[]) AND status = 'planned' RETURNING "runId"`,
      [records.map(({ id }) => id)],
    );
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
