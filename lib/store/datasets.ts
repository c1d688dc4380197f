import type { Column } from "@/lib/core/record";
import { database } from "./database";
import type { DatasetKind, Prisma } from "./generated/client";

const withUsers = {
  source: { select: { id: true, name: true, type: true } },
  syncs: { where: { deletedAt: null }, select: { id: true, label: true }, orderBy: { label: "asc" } },
} satisfies Prisma.DatasetInclude;

export type DatasetWithUsers = Prisma.DatasetGetPayload<{ include: typeof withUsers }>;

export function listDatasets(): Promise<DatasetWithUsers[]> {
  return database().dataset.findMany({
    where: { deletedAt: null },
    include: withUsers,
    orderBy: { name: "asc" },
  });
}

export function findDataset(
  id: number,
  db: Prisma.TransactionClient = database(),
): Promise<DatasetWithUsers | null> {
  return db.dataset.findFirst({ where: { id, deletedAt: null }, include: withUsers });
}

/** A dataset with the whole row of its source, to read from it. */
export function findDatasetToRead(id: number) {
  return database().dataset.findFirst({ where: { id, deletedAt: null }, include: { source: true } });
}

interface DatasetFields {
  name: string;
  kind: DatasetKind;
  /** Without its kind, which is a column of its own. */
  definition: Prisma.InputJsonObject;
  columns: readonly Column[];
  refreshedAt: Date;
}

export function insertDataset(
  tx: Prisma.TransactionClient,
  { columns, ...dataset }: DatasetFields & { sourceId: number; createdByName: string },
): Promise<DatasetWithUsers> {
  return tx.dataset.create({ data: { ...dataset, columns: columns.map(columnJson) }, include: withUsers });
}

export function updateDataset(
  tx: Prisma.TransactionClient,
  id: number,
  { columns, ...dataset }: DatasetFields,
): Promise<DatasetWithUsers> {
  return tx.dataset.update({
    where: { id },
    data: { ...dataset, columns: columns.map(columnJson) },
    include: withUsers,
  });
}

function columnJson({ name, type, nativeType }: Column): Prisma.InputJsonObject {
  return { name, type, nativeType };
}

/** Keeps a dataset from being deleted until the transaction ends; false when it is deleted already. */
export async function holdDataset(tx: Prisma.TransactionClient, id: number): Promise<boolean> {
  const held = await tx.$queryRaw<
    object[]
  >`SELECT id FROM "Dataset" WHERE id = ${id} AND "deletedAt" IS NULL FOR KEY SHARE`;
  return held.length > 0;
}

/** Waits for those who hold the dataset, and keeps others from making a sync of it until the transaction ends. */
export async function lockDataset(tx: Prisma.TransactionClient, id: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Dataset" WHERE id = ${id} FOR UPDATE`;
}

/** Takes a dataset out of sight. The row stays for the deleted syncs that read it, and for their history. */
export async function hideDataset(tx: Prisma.TransactionClient, id: number, now: Date): Promise<void> {
  await tx.dataset.update({ where: { id }, data: { deletedAt: now } });
}

/** The live syncs of a dataset with the configuration that their next run uses. */
export async function syncsReading(datasetId: number) {
  const syncs = await database().sync.findMany({
    where: { datasetId, deletedAt: null },
    select: {
      id: true,
      label: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { config: true } },
    },
    orderBy: { label: "asc" },
  });
  return syncs.flatMap(({ id, label, versions: [version] }) =>
    version ? [{ id, label, config: version.config }] : [],
  );
}
