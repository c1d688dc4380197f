import { type Decision, type MemoryPlace, moveTotals } from "./decide";
import { type DecidedRow, lockKeys, lotsFrom } from "./decided-rows";
import { Prisma } from "./generated/client";

/**
 * Lets these records of a run go: they become Dismissed, and the memory holds their keys so that the next run does not
 * bring them back. Call it under `lockRun`, with the rows of `rowsToDecide`.
 */
export async function dismissRecords(
  tx: Prisma.TransactionClient,
  runId: number,
  place: MemoryPlace,
  rows: DecidedRow[],
  { by, at, note }: Decision,
): Promise<void> {
  await lockKeys(
    tx,
    place,
    rows.map(({ key }) => key),
  );
  for (const lot of lotsFrom(rows, "rejected")) await holdRefused(tx, place, lot);
  for (const lot of lotsFrom(rows, "uncertain")) await holdDoubtful(tx, place, lot);
  for (const lot of lotsFrom(rows, "invalid")) await rememberInvalid(tx, place, lot);
  await tx.$executeRaw`
    UPDATE "RunRecord" SET "dismissedFrom" = status, status = 'dismissed', note = ${note}, "decidedBy" = ${by}, "decidedAt" = ${at}
    WHERE id = ANY(${rows.map(({ id }) => id)})`;
  const count = (from: DecidedRow["from"]) => rows.filter((row) => row.from === from).length;
  await moveTotals(tx, runId, [
    { from: "rejected", to: "dismissed", count: count("rejected") },
    { from: "invalid", to: "dismissed", count: count("invalid") },
    { from: "uncertain", to: "dismissed", count: count("uncertain") },
  ]);
}

/** Where a later run has sent the key since, or refused another payload of it, the memory is about that and stays. */
async function holdRefused(tx: Prisma.TransactionClient, place: MemoryPlace, rows: DecidedRow[]) {
  const same =
    place.kind === "event" ? Prisma.sql`true` : Prisma.sql`m.fingerprint IS NOT DISTINCT FROM r.fingerprint`;
  await tx.$executeRaw`
    UPDATE "Memory" m SET state = 'dismissed', "dismissedFrom" = 'rejected', "updatedAt" = now()
    FROM unnest(${rows.map(({ key }) => key)}::text[], ${rows.map((row) => row.fingerprint)}::text[]) AS r(key, fingerprint)
    WHERE m."destinationId" = ${place.destinationId} AND m.object = ${place.object} AND m."externalKey" = r.key
      AND m.state = 'rejected' AND ${same}`;
}

/** The key stays held: it may be in PartnerStack, so nothing but a person's decision may send it. */
async function holdDoubtful(tx: Prisma.TransactionClient, place: MemoryPlace, rows: DecidedRow[]) {
  await tx.$executeRaw`
    UPDATE "Memory" m SET state = 'dismissed', "dismissedFrom" = 'uncertain', "updatedAt" = now()
    FROM unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ id }) => id)}::bigint[]) AS r(key, id)
    WHERE m."destinationId" = ${place.destinationId} AND m.object = ${place.object} AND m."externalKey" = r.key
      AND m.state = 'uncertain' AND m."lastRecordId" = r.id`;
}

/**
 * An Invalid row was never sent, so mostly nothing is remembered of it yet. What is known of its key stays known (the
 * destination may hold an earlier version), but a refused transaction is due no more. A row that is gone has nothing
 * that could come back unchanged.
 */
async function rememberInvalid(tx: Prisma.TransactionClient, place: MemoryPlace, rows: DecidedRow[]) {
  // A key stands once: PostgreSQL does not write a row twice in one statement.
  const digests = new Map(
    rows.flatMap(({ key, digest, issueCode }) => (issueCode === "row_gone" ? [] : [[key, digest]])),
  );
  const letGo = place.kind === "event" ? Prisma.sql`m.state = 'rejected'` : Prisma.sql`false`;
  await tx.$executeRaw`
    INSERT INTO "Memory" AS m ("destinationId", object, "externalKey", state, fingerprint, "dismissedRow")
    SELECT ${place.destinationId}::int, ${place.object}, r.key, 'dismissed', '', r.digest
    FROM unnest(${[...digests.keys()]}::text[], ${[...digests.values()]}::text[]) AS r(key, digest)
    ON CONFLICT ("destinationId", object, "externalKey") DO UPDATE SET "dismissedRow" = excluded."dismissedRow",
      "dismissedFrom" = CASE WHEN ${letGo} THEN 'rejected' ELSE m."dismissedFrom" END,
      state = CASE WHEN ${letGo} THEN 'dismissed' ELSE m.state END, "updatedAt" = now()`;
}
