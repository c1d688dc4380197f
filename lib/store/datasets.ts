import type { Column } from "@/lib/core/record";
import { database } from "./database";
import type { DatasetKind, Prisma } from "./generated/client";

const withUsers = {
  source: { select: { id: true, name: true, type: true } },
  syncs: { where: { deletedAt: null }, select: { id: true, label: true }, orderBy: { label: "asc" } },
} satisfies Prisma.DatasetInclude;

export type DatasetWithUsers = Prisma.DatasetGetPayload<{ include: typeof withUsers }>;

export function listDatasets(): Promise<DatasetWithUsers[]> {
  return database().dataset.findMany({ include: withUsers, orderBy: { name: "asc" } });
}

export function findDataset(
  id: number,
  db: Prisma.TransactionClient = database(),
): Promise<DatasetWithUsers | null> {
  return db.dataset.findUnique({ where: { id }, include: withUsers });
}

/** A dataset with the whole row of its source, to read from it. */
export function findDatasetToRead(id: number) {
  return database().dataset.findUnique({ where: { id }, include: { source: true } });
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

export async function deleteDatasetRow(tx: Prisma.TransactionClient, id: number): Promise<void> {
  await tx.dataset.delete({ where: { id } });
}

/** How many deleted syncs still keep their history with a dataset. */
export function countDeletedSyncs(tx: Prisma.TransactionClient, datasetId: number): Promise<number> {
  return tx.sync.count({ where: { datasetId, deletedAt: { not: null } } });
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
