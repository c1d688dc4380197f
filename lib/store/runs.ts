import type { RunFailureCode } from "@/lib/core/run-errors";
import { database } from "./database";
import { Prisma, type RunTrigger } from "./generated/client";

export type RunRow = Prisma.RunGetPayload<object>;

export interface NewRun {
  syncId: number;
  versionId: number;
  trigger: RunTrigger;
  fullSync: boolean;
  retry?: boolean;
  /** A retry of one key that a person tries the sync with. */
  test?: boolean;
  dryRun: boolean;
  requestedBy: string;
  /** "Send these": the dry run to send, and why its sender lets pass what guard rails would hold. */
  dryRunId?: number;
  releasedBy?: string;
  releaseNote?: string;
  /** By the clock: when it was due, and how many times before that nobody was there to start one. */
  dueAt?: Date;
  missedTimes?: number;
  queuedAt?: Date;
  /** One that never begins, because another was going on. */
  status?: "skipped";
  finishedAt?: Date;
  failure?: { code: RunFailureCode; message: string; hint: string };
}

/** Holds the row of a sync, so that two requests to run it are looked at one after the other. */
export async function lockSync(tx: Prisma.TransactionClient, syncId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Sync" WHERE id = ${syncId} FOR UPDATE`;
}

/**
 * The run of the whole dataset that waits for a worker, or for a person; a retry, which looks at a few keys, does not
 * stand for it. A dry run neither waits for those that send nor stands for one.
 */
export async function waitingRun(
  tx: Prisma.TransactionClient,
  syncId: number,
  { dryRun }: { dryRun: boolean },
): Promise<RunRow | null> {
  const waits = Prisma.raw(dryRun ? "status = 'queued'" : "status IN ('queued', 'held')");
  // Prisma hands a status over as a text that PostgreSQL knows nothing about, and it would look through all runs.
  const [waiting] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Run" WHERE "syncId" = ${syncId} AND ${waits} AND NOT retry AND "dryRun" = ${dryRun} ORDER BY id LIMIT 1`;
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

/** A run with the number of the configuration that it goes by. */
export async function findRunWithVersion(id: number) {
  return database().run.findUnique({ where: { id }, include: { version: { select: { number: true } } } });
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

export interface RunKinds {
  /** Runs over a few chosen keys; left out where the state of the whole dataset is asked for. */
  retries?: boolean;
  /** Left out where it is asked what was sent. */
  dryRuns?: boolean;
}

/** The newest run of each of these syncs, of all kinds unless some are left out. */
export async function newestRuns(
  syncIds: number[],
  { retries = true, dryRuns = true }: RunKinds = {},
): Promise<Map<number, RunRow>> {
  if (syncIds.length === 0) return new Map();
  const ids = await database().$queryRaw<{ id: number }[]>`
    SELECT r.id FROM unnest(${syncIds}::int[]) AS s(id)
    CROSS JOIN LATERAL (SELECT id FROM "Run" WHERE "syncId" >= s.id AND "syncId" <= s.id
      AND (${retries} OR NOT retry) AND (${dryRuns} OR NOT "dryRun") ORDER BY "syncId" DESC, id DESC LIMIT 1) AS r`;
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
