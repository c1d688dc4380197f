import type { Pool } from "pg";
import Cursor from "pg-cursor";
import type { Memory } from "@/lib/core/diff";
import type { JsonObject } from "@/lib/core/json";
import type { RunScope } from "@/lib/core/ports";
import type { MemoryState } from "@/lib/core/states";
import { holdLease } from "./run-lease";
import { inTransaction } from "./transaction";

interface MemoryRow {
  externalKey: string;
  state: MemoryState;
  fingerprint: string;
  payload: JsonObject | null;
  remoteKey: string | null;
  attempts: number;
  rowHash: string | null;
}

/** See RunBooks.recall. One index look-up a key. */
export async function recall(
  pool: Pool,
  { destinationId, object }: RunScope,
  keys: { externalKey: string; rowHash: bigint | null }[],
): Promise<Map<string, Memory>> {
  const { rows } = await pool.query<MemoryRow>(
    `SELECT m."externalKey", m.state, m.fingerprint, m."remoteKey", m.attempts, m."rowHash",
       CASE WHEN m."rowHash" IS DISTINCT FROM k.row_hash OR k.row_hash IS NULL THEN m.payload END AS payload
     FROM unnest($3::text[], $4::bigint[]) AS k("externalKey", row_hash)
     JOIN "Memory" m ON m."destinationId" = $1 AND m.object = $2 AND m."externalKey" = k."externalKey"`,
    [destinationId, object, keys.map(({ externalKey }) => externalKey), keys.map(({ rowHash }) => rowHash)],
  );
  return new Map(
    rows.map(({ externalKey, rowHash, ...memory }) => [
      externalKey,
      { ...memory, rowHash: rowHash === null ? null : BigInt(rowHash) },
    ]),
  );
}

const fetched = 2_000;

/** See RunBooks.inStep. Through a cursor: a destination may hold millions. */
export async function* keysInStep(
  pool: Pool,
  { destinationId, object }: RunScope,
  states: readonly MemoryState[],
): AsyncGenerator<{ externalKey: string; rowHash: bigint }[]> {
  const client = await pool.connect();
  const cursor = client.query(
    new Cursor<[string, string]>(
      `SELECT "externalKey", "rowHash"::text FROM "Memory"
       WHERE "destinationId" = $1 AND object = $2 AND state = ANY($3) AND "rowHash" IS NOT NULL`,
      [destinationId, object, states],
      { rowMode: "array" },
    ),
  );
  try {
    for (;;) {
      const rows = await cursor.read(fetched);
      if (rows.length > 0)
        yield rows.map(([externalKey, rowHash]) => ({ externalKey, rowHash: BigInt(rowHash) }));
      if (rows.length < fetched) return;
    }
  } finally {
    await cursor.close();
    client.release();
  }
}

/** See RunBooks.rememberRows. */
export async function rememberRows(
  pool: Pool,
  scope: RunScope,
  rows: { externalKey: string; rowHash: bigint | null }[],
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    // Ordered by key, so that two runs over the same keys wait for each other instead of deadlocking.
    await client.query(
      `UPDATE "Memory" AS m SET "rowHash" = k.row_hash
       FROM (SELECT * FROM unnest($3::text[], $4::bigint[]) AS k(key, row_hash) ORDER BY key) AS k
       WHERE m."destinationId" = $1 AND m.object = $2 AND m."externalKey" = k.key`,
      [
        scope.destinationId,
        scope.object,
        rows.map(({ externalKey }) => externalKey),
        rows.map(({ rowHash }) => rowHash),
      ],
    );
  });
}
