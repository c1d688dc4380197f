import type { DatasetVersionView } from "@/lib/contracts/datasets";
import { listDatasetVersions } from "@/lib/store/dataset-versions";
import { readDefinition, whatIsRead } from "./datasets";

/** What a dataset read before and reads now, newest first. */
export async function datasetVersions(datasetId: number): Promise<DatasetVersionView[]> {
  const rows = await listDatasetVersions(datasetId);
  return rows.map((row) => {
    const definition = readDefinition(row);
    return {
      number: row.number,
      definition,
      reads: whatIsRead(definition),
      createdAt: row.createdAt.toISOString(),
      createdBy: row.createdByName,
    };
  });
}
