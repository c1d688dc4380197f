import type { DatasetDefinition } from "@/lib/core/ports";
import { askSource } from "@/lib/runtime/open-source.server";
import type { Preview, SourceResult } from "@/lib/sources/connector";
import { findDatasetToRead } from "@/lib/store/datasets";
import { findSource } from "@/lib/store/sources";
import { readDefinition } from "./datasets";

/** Rows that a preview shows. */
const shownRows = 50;

/** The first rows of a dataset, read now; undefined when there is no such dataset. */
export async function previewDataset(
  datasetId: number,
  limit = shownRows,
): Promise<SourceResult<Preview> | undefined> {
  const row = await findDatasetToRead(datasetId);
  return row
    ? askSource(row.source, (connector) => connector.preview(readDefinition(row), limit))
    : undefined;
}

/** The same for a definition that is still being written; undefined when there is no such source. */
export async function previewDefinition(
  sourceId: number,
  definition: DatasetDefinition,
  limit = shownRows,
): Promise<SourceResult<Preview> | undefined> {
  const source = await findSource(sourceId);
  return source ? askSource(source, (connector) => connector.preview(definition, limit)) : undefined;
}
