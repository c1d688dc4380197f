import type { DatasetDefinition } from "@/lib/core/ports";
import { askSource } from "@/lib/runtime/open-source.server";
import type { KeyProfile, SourceResult } from "@/lib/sources/connector";
import { findSource } from "@/lib/store/sources";

/** How good a column is as a key, counted over all rows now; undefined when there is no such source. */
export async function profileKey(
  sourceId: number,
  definition: DatasetDefinition,
  column: string,
): Promise<SourceResult<KeyProfile> | undefined> {
  const source = await findSource(sourceId);
  return source ? askSource(source, (connector) => connector.keyProfile(definition, column)) : undefined;
}
