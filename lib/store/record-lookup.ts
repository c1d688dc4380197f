import { database, pool } from "./database";
import type { Prisma } from "./generated/client";
import { beginsWith } from "./key-prefix";
import { listedColumns } from "./run-records";

const lookedUp = {
  ...listedColumns,
  syncId: true,
  object: true,
  destinationId: true,
  run: {
    select: { dryRun: true, sync: { select: { label: true, destination: { select: { name: true } } } } },
  },
} satisfies Prisma.RunRecordSelect;

export type LookedUpRecord = Prisma.RunRecordGetPayload<{ select: typeof lookedUp }>;

/**
 * Every appearance of a key across all runs, newest first, and then of the keys that begin with it, one after the other.
 * Below the record `before`. The order is the one of the index, so that a page costs the same however long the history is.
 */
export async function lookUpKey(
  key: string,
  before: bigint | undefined,
  limit: number,
): Promise<LookedUpRecord[]> {
  const ids = before === undefined ? await idsFrom(key, limit) : await idsBelow(key, before, limit);
  const rows = await database().runRecord.findMany({ where: { id: { in: ids } }, select: lookedUp });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** PostgreSQL's operators ~<~ and ~>~ compare characters, as the index does, whatever language the database speaks. */
async function idsFrom(prefix: string, limit: number, behind?: string): Promise<bigint[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "RunRecord" WHERE "externalKey" LIKE $1 ${behind === undefined ? "" : `AND "externalKey" ~>~ $3`}
     ORDER BY "externalKey" USING ~<~, id DESC LIMIT $2`,
    [beginsWith(prefix), limit, ...(behind === undefined ? [] : [behind])],
  );
  return rows.map(({ id }) => BigInt(id));
}

/** Empty when the record was removed meanwhile: nobody knows then where the page before it ended. */
async function idsBelow(prefix: string, before: bigint, limit: number): Promise<bigint[]> {
  const last = await database().runRecord.findUnique({
    where: { id: before },
    select: { externalKey: true },
  });
  if (!last) return [];
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "RunRecord" WHERE "externalKey" = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
    [last.externalKey, before, limit],
  );
  const ids = rows.map(({ id }) => BigInt(id));
  return ids.length === limit
    ? ids
    : [...ids, ...(await idsFrom(prefix, limit - ids.length, last.externalKey))];
}

/** The first keys that begin with these characters; each is found by one step in the index, however often it appears. */
export async function keysThatBegin(prefix: string, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ key: string }>(
    `WITH RECURSIVE keys AS (
       (SELECT "externalKey" AS key FROM "RunRecord" WHERE "externalKey" LIKE $1 ORDER BY "externalKey" USING ~<~ LIMIT 1)
       UNION ALL
       SELECT (SELECT "externalKey" FROM "RunRecord" WHERE "externalKey" LIKE $1 AND "externalKey" ~>~ keys.key
         ORDER BY "externalKey" USING ~<~ LIMIT 1)
       FROM keys WHERE keys.key IS NOT NULL
     ) SELECT key FROM keys WHERE key IS NOT NULL LIMIT $2`,
    [beginsWith(prefix), limit],
  );
  return rows.map(({ key }) => key);
}
