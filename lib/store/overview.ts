import { database, pool } from "./database";

/** What exists at all, for the first steps on Home. */
export async function whatExists(): Promise<{
  source: boolean;
  destination: boolean;
  sync: boolean;
  run: boolean;
}> {
  const { rows } = await pool().query<{ source: boolean; destination: boolean; sync: boolean; run: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "Source" WHERE "deletedAt" IS NULL) AS source, EXISTS (SELECT 1 FROM "Destination" WHERE "deletedAt" IS NULL) AS destination,
       EXISTS (SELECT 1 FROM "Sync" WHERE "deletedAt" IS NULL) AS sync, coalesce((SELECT true FROM "Run" WHERE status = 'completed' AND NOT "dryRun" ORDER BY "finishedAt" DESC LIMIT 1), false) AS run`,
  );
  return rows[0] ?? { source: false, destination: false, sync: false, run: false };
}

/** Outcomes of runs by UTC day since `from`, of syncs of one object or of all; only days with a run. */
export async function outcomesByDay(
  from: Date,
  object?: string,
): Promise<{ day: string; success: number; rejected: number; invalid: number }[]> {
  const { rows } = await pool().query<{ day: string; success: number; rejected: number; invalid: number }>(
    `SELECT to_char("finishedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, sum(success)::int AS success,
       sum(rejected)::int AS rejected, sum(invalid)::int AS invalid
     FROM "Run" WHERE "finishedAt" >= $1 AND NOT "dryRun"
       AND ($2::text IS NULL OR "syncId" IN (SELECT id FROM "Sync" WHERE object = $2)) GROUP BY 1 ORDER BY 1`,
    [from, object ?? null],
  );
  return rows;
}

/** Minor units by currency that runs since `from` sent as transactions; what the sandbox took is nobody's money. */
export async function moneySince(from: Date): Promise<{ currency: string; minor: bigint }[]> {
  const { rows } = await pool().query<{ currency: string; minor: string }>(
    `SELECT m.key AS currency, sum(m.value::numeric)::text AS minor
     FROM "Run" AS r JOIN "Sync" AS s ON s.id = r."syncId" JOIN "Destination" AS d ON d.id = s."destinationId",
       jsonb_each_text(r."moneySent") AS m
     WHERE r."finishedAt" >= $1 AND d.type <> 'partnerstack_sandbox' GROUP BY m.key ORDER BY m.key`,
    [from],
  );
  return rows.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) }));
}

export interface UncertainRow {
  syncId: number;
  /** The newest run that holds one of them, and when it ended. */
  runId: number;
  finishedAt: Date | null;
  count: number;
}

/** Records that may have arrived and that nobody has decided about, whichever run they are in. */
export async function uncertainBySync(syncIds: number[]): Promise<Map<number, UncertainRow>> {
  const { rows } = await pool().query<UncertainRow>(
    `SELECT s.id AS "syncId", u."runId", r."finishedAt", u.count FROM unnest($1::int[]) AS s(id)
     CROSS JOIN LATERAL (SELECT max("runId") AS "runId", count(*)::int AS count FROM "RunRecord"
       WHERE "syncId" = s.id AND status = 'uncertain') AS u
     JOIN "Run" r ON r.id = u."runId"`,
    [syncIds],
  );
  return new Map(rows.map((row) => [row.syncId, row]));
}

/** Syncs that can be run, with what Home says about them. */
export async function syncsForOverview() {
  return database().sync.findMany({
    where: { deletedAt: null },
    select: { id: true, label: true, object: true, enabled: true, destinationId: true },
    orderBy: { label: "asc" },
  });
}

export async function destinationsForOverview() {
  return database().destination.findMany({
    where: { deletedAt: null },
    select: { id: true, name: true, mode: true, type: true, keysRefusedAt: true },
    orderBy: { id: "asc" },
  });
}

/** The last test of every source. */
export async function sourcesForOverview() {
  return database().source.findMany({
    where: { deletedAt: null },
    select: { id: true, name: true, lastTest: true, lastTestedAt: true },
    orderBy: { id: "asc" },
  });
}

/** Names of things that contain `text`, a few of each kind. */
export async function findByName(text: string) {
  const name = { contains: text, mode: "insensitive" as const };
  const [syncs, sources, destinations, datasets] = await Promise.all([
    database().sync.findMany({
      where: { label: name, deletedAt: null },
      select: { id: true, label: true, object: true },
      take: 5,
    }),
    database().source.findMany({
      where: { name, deletedAt: null },
      select: { id: true, name: true, type: true },
      take: 5,
    }),
    database().destination.findMany({
      where: { name, deletedAt: null },
      select: { id: true, name: true, mode: true },
      take: 5,
    }),
    database().dataset.findMany({
      where: { name, deletedAt: null },
      select: { id: true, name: true, kind: true },
      take: 5,
    }),
  ]);
  return { syncs, sources, destinations, datasets };
}
