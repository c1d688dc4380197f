import { addToMoney, type Decision, type MemoryPlace, moveTotals } from "./decide";
import type { Prisma } from "./generated/client";
import type { RunRow } from "./runs";

/** A record in doubt, as far as a decision about it needs it. */
export interface DoubtfulRecord {
  id: bigint;
  runId: number;
  externalKey: string;
  amountMinor: bigint | null;
  currency: string | null;
}

/**
 * Serialises who claims which transaction of a destination: two records of ours must not both be explained by one of
 * PartnerStack's. Held until the transaction ends.
 */
export async function lockClaims(
  tx: Prisma.TransactionClient,
  { destinationId }: MemoryPlace,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tributary.claims'), ${destinationId}::int)`;
}

/** Which key of ours each of these remote keys is matched with already. */
export async function claimsOf(
  tx: Prisma.TransactionClient,
  { destinationId, object }: Pick<MemoryPlace, "destinationId" | "object">,
  remoteKeys: string[],
): Promise<Map<string, string>> {
  if (remoteKeys.length === 0) return new Map();
  const rows = await tx.memory.findMany({
    where: { destinationId, object, remoteKey: { in: remoteKeys }, state: "sent" },
    select: { remoteKey: true, externalKey: true },
  });
  return new Map(rows.map(({ remoteKey, externalKey }) => [remoteKey ?? "", externalKey]));
}

/**
 * A person says that the transaction arrived: the ledger knows it as sent from now on, for good. False when the ledger
 * no longer holds the key in doubt for this record; then nothing was written.
 */
export async function settleArrived(
  tx: Prisma.TransactionClient,
  run: RunRow,
  place: MemoryPlace,
  record: DoubtfulRecord,
  { remoteKey, by, at, note }: Decision & { remoteKey: string | null },
): Promise<boolean> {
  const sent = await tx.memory.updateMany({
    where: held(place, record),
    data: { state: "sent", updatedAt: at, ...(remoteKey === null ? {} : { remoteKey }) },
  });
  if (sent.count === 0) return false;
  await tx.runRecord.update({
    where: { id: record.id },
    data: {
      status: "success",
      ...(remoteKey === null ? {} : { remoteKey }),
      issueCode: null,
      issueMessage: null,
      issueField: null,
      note,
      decidedBy: by,
      decidedAt: at,
    },
  });
  await moveTotals(tx, run.id, [{ from: "uncertain", to: "success", count: 1 }]);
  await addToMoney(tx, run, record);
  return true;
}

/**
 * A person says that the transaction is to be sent again: the hold of the ledger is lifted and the record let go, for
 * good, because the retry run speaks for its key from now on. False when the key is no longer held for this record.
 */
export async function releaseForRetry(
  tx: Prisma.TransactionClient,
  place: MemoryPlace,
  record: DoubtfulRecord,
  retryRunId: number,
  { by, at, note }: Decision,
): Promise<boolean> {
  const freed = await tx.memory.deleteMany({ where: held(place, record) });
  if (freed.count === 0) return false;
  await tx.retryKey.create({ data: { runId: retryRunId, externalKey: record.externalKey } });
  await tx.runRecord.update({
    where: { id: record.id },
    data: { status: "dismissed", retriedIn: retryRunId, note, decidedBy: by, decidedAt: at },
  });
  await moveTotals(tx, record.runId, [{ from: "uncertain", to: "dismissed", count: 1 }]);
  return true;
}

function held({ destinationId, object }: MemoryPlace, { id, externalKey }: DoubtfulRecord) {
  return { destinationId, object, externalKey, state: "uncertain", lastRecordId: id };
}
