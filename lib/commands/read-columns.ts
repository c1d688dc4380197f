import type { DatasetDefinition } from "@/lib/core/ports";
import type { Column } from "@/lib/core/record";
import { askSource, type StoredSource } from "@/lib/runtime/open-source.server";
import type { SourceResult } from "@/lib/sources/connector";

/** The columns of a definition, asked of the source itself by reading a row. */
export async function readColumns(
  source: StoredSource,
  definition: DatasetDefinition,
): Promise<SourceResult<Column[]>> {
  const read = await askSource(source, (connector) => connector.preview(definition, 1));
  return read.ok ? { ok: true, value: read.value.columns } : read;
}
