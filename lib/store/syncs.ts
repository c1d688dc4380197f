import type { GuardSettings } from "@/lib/core/guards/settings";
import type { Column } from "@/lib/core/record";
import type { ObjectName, SyncConfig } from "@/lib/core/sync-config";
import { database } from "./database";
import { holdDataset } from "./datasets";
import type { Prisma } from "./generated/client";

const connections = {
  dataset: {
    select: { id: true, name: true, columns: true, source: { select: { name: true, type: true } } },
  },
  destination: { select: { id: true, name: true, mode: true, type: true } },
} satisfies Prisma.SyncInclude;

const newestVersion = { orderBy: { number: "desc" }, take: 1 } satisfies Prisma.Sync$versionsArgs;

export type SyncRow = Prisma.SyncGetPayload<{
  include: typeof connections & { versions: { orderBy: { number: "desc" }; take: 1 } };
}>;

/** All syncs that were not deleted, by name, each with its newest configuration. */
export function listSyncRows(): Promise<SyncRow[]> {
  return database().sync.findMany({
    where: { deletedAt: null },
    include: { ...connections, versions: newestVersion },
    orderBy: [{ label: "asc" }, { id: "asc" }],
  });
}

export function findSyncRow(id: number): Promise<SyncRow | null> {
  return database().sync.findFirst({
    where: { id, deletedAt: null },
    include: { ...connections, versions: newestVersion },
  });
}

export function listSyncNames(): Promise<{ id: number; label: string }[]> {
  return database().sync.findMany({
    where: { deletedAt: null },
    select: { id: true, label: true },
    orderBy: { label: "asc" },
  });
}

/** When each version of the configuration was written and by whom, newest first. */
export function listVersions(
  syncId: number,
): Promise<{ number: number; createdAt: Date; createdByName: string }[]> {
  return database().syncVersion.findMany({
    where: { syncId },
    select: { number: true, createdAt: true, createdByName: true },
    orderBy: { number: "desc" },
  });
}

/** The configuration of one version, as it was stored; null when there is none. */
export async function findVersionConfig(syncId: number, number: number): Promise<Prisma.JsonValue | null> {
  const version = await database().syncVersion.findUnique({
    where: { syncId_number: { syncId, number } },
    select: { config: true },
  });
  return version?.config ?? null;
}

/** What a new sync ties together; null where there is no such dataset or destination. */
export async function findConnections(
  tx: Prisma.TransactionClient,
  { datasetId, destinationId }: { datasetId: number; destinationId: number },
): Promise<{ columns: Column[] | null; destination: boolean }> {
  const dataset = (await holdDataset(tx, datasetId))
    ? await tx.dataset.findUnique({ where: { id: datasetId }, select: { columns: true } })
    : null;
  const destination = await tx.destination.findFirst({
    where: { id: destinationId, deletedAt: null },
    select: { id: true },
  });
  return { columns: dataset ? columnsOf(dataset) : null, destination: destination !== null };
}

/** The columns that the last refresh found. */
export function columnsOf({ columns }: { columns: Prisma.JsonValue }): Column[] {
  return columns as unknown as Column[];
}

export type DatasetToRead = Prisma.DatasetGetPayload<{ include: { source: true } }>;

/** A dataset with everything that reading it takes. */
export function findDatasetToRead(id: number): Promise<DatasetToRead | null> {
  return database().dataset.findFirst({ where: { id, deletedAt: null }, include: { source: true } });
}

export function findDestinationType(id: number): Promise<{ type: string } | null> {
  return database().destination.findFirst({ where: { id, deletedAt: null }, select: { type: true } });
}

export interface NewSync {
  label: string;
  datasetId: number;
  destinationId: number;
  object: ObjectName;
  skipPending: boolean;
  config: SyncConfig;
  createdByName: string;
}

/** A sync and the first version of its configuration. */
export async function insertSync(
  tx: Prisma.TransactionClient,
  { config, ...sync }: NewSync,
): Promise<number> {
  const { id } = await tx.sync.create({
    data: { ...sync, versions: { create: { number: 1, config, createdByName: sync.createdByName } } },
    select: { id: true },
  });
  return id;
}

export function insertVersion(
  tx: Prisma.TransactionClient,
  version: { syncId: number; number: number; config: SyncConfig; createdByName: string },
): Promise<unknown> {
  return tx.syncVersion.create({ data: version });
}

export function updateSync(
  tx: Prisma.TransactionClient,
  id: number,
  change: {
    label?: string;
    enabled?: boolean;
    attemptsLimit?: number;
    guards?: GuardSettings;
    nextRunAt?: Date | null;
  },
): Promise<unknown> {
  return tx.sync.update({ where: { id }, data: change });
}

/** The sync as an edit finds it, with the columns that its configuration is checked against. */
export function findSyncToEdit(tx: Prisma.TransactionClient, id: number) {
  return tx.sync.findFirst({
    where: { id, deletedAt: null },
    include: { dataset: { select: { columns: true } }, versions: newestVersion },
  });
}

/** A run that has not ended yet, if there is one. */
export async function findUnfinishedRun(
  tx: Prisma.TransactionClient,
  syncId: number,
): Promise<{ id: number } | null> {
  const [run] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Run" WHERE "syncId" = ${syncId} AND status IN ('queued', 'working', 'held') ORDER BY id DESC LIMIT 1`;
  return run ?? null;
}

/** Takes the sync out of every list. Its runs, records and the memory of the destination stay. */
export function markSyncDeleted(tx: Prisma.TransactionClient, id: number, now: Date): Promise<unknown> {
  return tx.sync.update({ where: { id }, data: { deletedAt: now, enabled: false } });
}
