import { z } from "zod";
import { column } from "@/lib/contracts/common";
import { type DatasetView, datasetDefinition } from "@/lib/contracts/datasets";
import type { DatasetDefinition } from "@/lib/core/ports";
import { type DatasetWithUsers, findDataset, listDatasets } from "@/lib/store/datasets";

/** Every dataset by name. */
export async function datasets(): Promise<DatasetView[]> {
  return (await listDatasets()).map(datasetView);
}

export async function dataset(id: number): Promise<DatasetView | undefined> {
  const row = await findDataset(id);
  return row ? datasetView(row) : undefined;
}

export function datasetView(row: DatasetWithUsers): DatasetView {
  const definition = readDefinition(row);
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    definition,
    reads: whatIsRead(definition),
    columns: z.array(column).parse(row.columns),
    refreshedAt: row.refreshedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    syncs: row.syncs,
  };
}

/** The stored definition, whose kind stands in a column of its own. */
export function readDefinition({
  kind,
  definition,
}: {
  kind: DatasetDefinition["kind"];
  definition: unknown;
}): DatasetDefinition {
  return datasetDefinition.parse({ ...z.record(z.string(), z.unknown()).parse(definition), kind });
}

/** "public.invoice", "SQL query" or the name of the file. */
export function whatIsRead(definition: DatasetDefinition): string {
  switch (definition.kind) {
    case "table":
      return `${definition.schema}.${definition.table}`;
    case "query":
      return "SQL query";
    case "file":
      return definition.file;
    default:
      return definition satisfies never;
  }
}
