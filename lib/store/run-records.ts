import type { JsonObject } from "@/lib/core/json";
import { database, pool } from "./database";
import type { Prisma } from "./generated/client";

export interface RecordFilter {
  status?: string;
  issue?: string;
  key?: string;
}

const listed = {
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

export type ListedRecord = Prisma.RunRecordGetPayload<{ select: typeof listed }>;

function where(runId: number, { status, issue, key }: RecordFilter): Prisma.RunRecordWhereInput {
  return {
    runId,
    ...(status ? { status } : {}),
    ...(issue ? { issueCode: issue } : {}),
    ...(key ? { externalKey: { startsWith: key } } : {}),
  };
}

/** Records of a run in the order of the plan, after the id `after`. Payloads are left out: a list does not need them. */
export async function listRecords(
  runId: number,
  filter: RecordFilter,
  after: bigint,
  limit: number,
): Promise<ListedRecord[]> {
  return database().runRecord.findMany({
    where: { ...where(runId, filter), id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit,
    select: listed,
  });
}

/** The same with the rows of the source, for the download. */
export async function listFullRecords(runId: number, filter: RecordFilter, after: bigint, limit: number) {
  return database().runRecord.findMany({
    where: { ...where(runId, filter), id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit,
    select: { ...listed, remoteKey: true, sourceRow: true, sent: true },
  });
}

export async function findRecord(id: bigint) {
  return database().runRecord.findUnique({
    where: { id },
    include: { run: { include: { sync: { include: { destination: true } } } } },
  });
}
export type FullRecord = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

const decided = {
  id: true,
  runId: true,
  syncId: true,
  externalKey: true,
  status: true,
  dismissedFrom: true,
  decidedBy: true,
} satisfies Prisma.RunRecordSelect;
export type RecordRow = Prisma.RunRecordGetPayload<{ select: typeof decided }>;

/** A record as a decision about it needs it, read in the transaction that decides. */
export async function findRecordIn(tx: Prisma.TransactionClient, id: bigint): Promise<RecordRow | null> {
  return tx.runRecord.findUnique({ where: { id }, select: decided });
}

export interface IssueGroupRow {
  status: string;
  code: string;
  message: string;
  count: number;
}

/** Records that need somebody's attention, grouped by cause, largest group first; the message is one of the group's. */
export async function issueGroups(runId: number): Promise<IssueGroupRow[]> {
  const { rows } = await pool().query<IssueGroupRow>(
    `SELECT status, "issueCode" AS code, min("issueMessage") AS message, count(*)::int AS count FROM "RunRecord"
     WHERE "runId" = $1 AND status IN ('rejected', 'invalid', 'uncertain') AND "issueCode" IS NOT NULL
     GROUP BY status, "issueCode" ORDER BY count DESC, status, code LIMIT 50`,
    [runId],
  );
  return rows;
}

const lookedUp = {
  ...listed,
  syncId: true,
  object: true,
  destinationId: true,
} satisfies Prisma.RunRecordSelect;

/** Every appearance of a key, or of keys that begin with it, newest first and below `before`. */
export async function lookUpKey(key: string, before: bigint | undefined, limit: number) {
  return database().runRecord.findMany({
    where: { externalKey: { startsWith: key }, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit,
    select: {
      ...lookedUp,
      run: { select: { sync: { select: { label: true, destination: { select: { name: true } } } } } },
    },
  });
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
