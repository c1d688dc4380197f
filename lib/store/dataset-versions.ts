import { database } from "./database";
import type { DatasetKind, Prisma } from "./generated/client";

/** What each version of a dataset reads, when it was written and by whom, newest first. */
export function listDatasetVersions(datasetId: number) {
  return database().datasetVersion.findMany({ where: { datasetId }, orderBy: { number: "desc" } });
}

interface NewDatasetVersion {
  kind: DatasetKind;
  definition: Prisma.InputJsonObject;
  createdByName: string;
}

/** Adds the next version. The caller holds the row of the dataset, so that no two get the same number. */
export async function insertDatasetVersion(
  tx: Prisma.TransactionClient,
  datasetId: number,
  version: NewDatasetVersion,
): Promise<void> {
  const newest = await tx.datasetVersion.findFirst({
    where: { datasetId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  await tx.datasetVersion.create({ data: { ...version, datasetId, number: (newest?.number ?? 0) + 1 } });
}
