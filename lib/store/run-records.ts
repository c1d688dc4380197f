import type { JsonObject } from "@/lib/core/json";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import { type RecordFilter, type RecordSort, recordIds, recordIdsByTime } from "./record-pages";

/** What a list shows of a record; payloads are left out. */
export const listedColumns = {
  id: true,
  runId: true,
  externalKey: true,
  operation: true,
  status: true,
  issueCode: true,
  issueMessage: true,
  issueField: true,
  amountMinor: true,
  currency: true,
  attempts: true,
  createdAt: true,
  settledAt: true,
} satisfies Prisma.RunRecordSelect;

export type ListedRecord = Prisma.RunRecordGetPayload<{ select: typeof listedColumns }>;

/** Records of a run in the order of the plan, after the id `after`. Payloads are left out: a list does not need them. */
export async function listRecords(
  runId: number,
  filter: RecordFilter,
  after: bigint,
  limit: number,
): Promise<ListedRecord[]> {
  return database().runRecord.findMany({
    where: { id: { in: await recordIds(runId, filter, after, limit) } },
    orderBy: { id: "asc" },
    select: listedColumns,
  });
}

/** The same by the time of the outcome. Looks at every record of the run. */
export async function listRecordsByTime(
  runId: number,
  filter: RecordFilter,
  sort: RecordSort,
  after: bigint,
  limit: number,
): Promise<ListedRecord[]> {
  const ids = await recordIdsByTime(runId, filter, sort, after, limit);
  const rows = await database().runRecord.findMany({ where: { id: { in: ids } }, select: listedColumns });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The same with the rows of the source, for the download. */
export async function listFullRecords(runId: number, filter: RecordFilter, after: bigint, limit: number) {
  return database().runRecord.findMany({
    where: { id: { in: await recordIds(runId, filter, after, limit) } },
    orderBy: { id: "asc" },
    select: { ...listedColumns, remoteKey: true, sourceRow: true, sent: true, calls: true },
  });
}

export async function findRecord(id: bigint) {
  return database().runRecord.findUnique({
    where: { id },
    include: { run: { include: { version: true, sync: { include: { destination: true } } } } },
  });
}
export type FullRecord = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

const decided = {
  id: true,
  runId: true,
  syncId: true,
  externalKey: true,
  status: true,
  amountMinor: true,
  currency: true,
  dismissedFrom: true,
  decidedBy: true,
} satisfies Prisma.RunRecordSelect;
export type RecordRow = Prisma.RunRecordGetPayload<{ select: typeof decided }>;

/** A record as a decision about it needs it, read in the transaction that decides. */
export async function findRecordIn(tx: Prisma.TransactionClient, id: bigint): Promise<RecordRow | null> {
  return tx.runRecord.findUnique({ where: { id }, select: decided });
}

/** What the destination is believed to hold of a key now. */
export async function memoryOf(destinationId: number, object: string, externalKey: string) {
  const row = await database().memory.findUnique({
    where: { destinationId_object_externalKey: { destinationId, object, externalKey } },
  });
  return row
    ? {
        state: row.state,
        payload: row.payload as JsonObject | null,
        remoteKey: row.remoteKey,
        updatedAt: row.updatedAt,
      }
    : null;
}
