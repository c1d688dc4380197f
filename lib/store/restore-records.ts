import { type MemoryPlace, moveTotals } from "./decide";
import { type DecidedRow, lockKeys, lotsFrom } from "./decided-rows";
import { Prisma } from "./generated/client";

/**
 * Takes the dismissal of these records back: they are again what they were, and so is the memory of their keys, unless
 * something happened to it since. Call it under `lockRun`, with the rows of `rowsToDecide`.
 */
export async function restoreRecords(
  tx: Prisma.TransactionClient,
  runId: number,
  place: MemoryPlace,
  rows: DecidedRow[],
): Promise<void> {
  await lockKeys(
    tx,
    place,
    rows.map(({ key }) => key),
  );
  for (const lot of lotsFrom(rows, "rejected")) await releaseRefused(tx, place, lot);
  for (const lot of lotsFrom(rows, "uncertain")) await releaseDoubtful(tx, place, lot);
  for (const lot of lotsFrom(rows, "invalid")) await forgetInvalid(tx, place, lot);
  await tx.$executeRaw`
    UPDATE "RunRecord" SET status = "dismissedFrom", "dismissedFrom" = NULL, note = NULL, "decidedBy" = NULL, "decidedAt" = NULL
    WHERE id = ANY(${rows.map(({ id }) => id)})`;
  const count = (to: DecidedRow["from"]) => rows.filter((row) => row.from === to).length;
  await moveTotals(tx, runId, [
    { from: "dismissed", to: "rejected", count: count("rejected") },
    { from: "dismissed", to: "invalid", count: count("invalid") },
    { from: "dismissed", to: "uncertain", count: count("uncertain") },
  ]);
}

async function releaseRefused(tx: Prisma.TransactionClient, place: MemoryPlace, rows: DecidedRow[]) {
  await tx.$executeRaw`
    UPDATE "Memory" SET state = 'rejected', "updatedAt" = now()
    WHERE ${among(place, rows)} AND state = 'dismissed' AND "dismissedFrom" = 'rejected'`;
}

async function releaseDoubtful(tx: Prisma.TransactionClient, place: MemoryPlace, rows: DecidedRow[]) {
  await tx.$executeRaw`
    UPDATE "Memory" m SET state = 'uncertain', "updatedAt" = now()
    FROM unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ id }) => id)}::bigint[]) AS r(key, id)
    WHERE m."destinationId" = ${place.destinationId} AND m.object = ${place.object} AND m."externalKey" = r.key
      AND m.state = 'dismissed' AND m."dismissedFrom" = 'uncertain' AND m."lastRecordId" = r.id`;
}

/** A row that nothing but its dismissal was known of is forgotten. */
async function forgetInvalid(tx: Prisma.TransactionClient, place: MemoryPlace, rows: DecidedRow[]) {
  const remembered = Prisma.sql`${among(place, rows)} AND "dismissedRow" IS NOT NULL`;
  await tx.$executeRaw`
    DELETE FROM "Memory" WHERE ${remembered} AND state = 'dismissed' AND "dismissedFrom" IS NULL`;
  const due =
    place.kind === "event"
      ? Prisma.sql`state = 'dismissed' AND "dismissedFrom" = 'rejected'`
      : Prisma.sql`false`;
  await tx.$executeRaw`
    UPDATE "Memory" SET "dismissedRow" = NULL, state = CASE WHEN ${due} THEN 'rejected' ELSE state END, "updatedAt" = now()
    WHERE ${remembered}`;
}

function among({ destinationId, object }: MemoryPlace, rows: DecidedRow[]): Prisma.Sql {
  const keys = rows.map(({ key }) => key);
  return Prisma.sql`"destinationId" = ${destinationId} AND object = ${object} AND "externalKey" = ANY(${keys})`;
}
