import type { RunFailureCode } from "@/lib/core/run-errors";
import { database } from "./database";
import type { Prisma, RunTrigger } from "./generated/client";

export type RunRow = Prisma.RunGetPayload<object>;

export interface NewRun {
  syncId: number;
  versionId: number;
  trigger: RunTrigger;
  fullSync: boolean;
  retry?: boolean;
  requestedBy: string;
}

/** Holds the row of a sync, so that two requests to run it are looked at one after the other. */
export async function lockSync(tx: Prisma.TransactionClient, syncId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Sync" WHERE id = ${syncId} FOR UPDATE`;
}

/** The run of the whole dataset that waits; a retry, which looks at a few keys, does not stand for it. */
export async function waitingRun(tx: Prisma.TransactionClient, syncId: number): Promise<RunRow | null> {
  // Prisma hands a status over as a text that PostgreSQL knows nothing about, and it would look through all runs.
  const [waiting] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Run" WHERE "syncId" = ${syncId} AND status = 'queued' AND NOT retry ORDER BY id LIMIT 1`;
  return waiting ? tx.run.findUnique({ where: { id: waiting.id } }) : null;
}

export async function countWaitingRetries(tx: Prisma.TransactionClient, syncId: number): Promise<number> {
  return tx.run.count({ where: { syncId, status: "queued", retry: true } });
}

export async function insertRun(tx: Prisma.TransactionClient, run: NewRun): Promise<RunRow> {
  return tx.run.create({ data: run });
}

export async function findRun(id: number): Promise<RunRow | null> {
  return database().run.findUnique({ where: { id } });
}

const aboveAllRuns = 2_147_483_647;

/**
 * Runs of a sync, newest first, below `before`. The comparison of rows keeps PostgreSQL from going through the runs of
 * all syncs by their ids, which it does for a sync that it takes for a busy one.
 */
export async function listRuns(syncId: number, before = aboveAllRuns, limit: number): Promise<RunRow[]> {
  const ids = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM "Run" WHERE ("syncId", id) < (${syncId}::int, ${before}::int) AND "syncId" >= ${syncId}::int
    ORDER BY "syncId" DESC, id DESC LIMIT ${limit}`;
  return database().run.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, orderBy: { id: "desc" } });
}

/** The newest run of each of these syncs; without retries, the newest that looked at the whole dataset. */
export async function newestRuns(syncIds: number[], { retries = true } = {}): Promise<Map<number, RunRow>> {
  if (syncIds.length === 0) return new Map();
  const ids = await database().$queryRaw<{ id: number }[]>`
    SELECT r.id FROM unnest(${syncIds}::int[]) AS s(id)
    CROSS JOIN LATERAL (SELECT id FROM "Run" WHERE "syncId" >= s.id AND "syncId" <= s.id AND (${retries} OR NOT retry)
      ORDER BY "syncId" DESC, id DESC LIMIT 1) AS r`;
  const rows = await database().run.findMany({ where: { id: { in: ids.map(({ id }) => id) } } });
  return new Map(rows.map((row) => [row.syncId, row]));
}

/** Asks a working run to stop after the records it is at; a queued one ends at once. */
export async function requestCancel(
  tx: Prisma.TransactionClient,
  runId: number,
  by: string,
  now: Date,
): Promise<void> {
  await tx.run.updateMany({
    where: { id: runId, status: { in: ["working", "held"] } },
    data: { cancelRequestedAt: now, canceledBy: by },
  });
  await tx.run.updateMany({
    where: { id: runId, status: { in: ["queued", "held"] } },
    data: { status: "canceled", cancelRequestedAt: now, canceledBy: by, finishedAt: now },
  });
}

export interface RunFailureView {
  code: RunFailureCode;
  message: string;
  hint: string;
}
