import { askSource } from "@/lib/runtime/open-source.server";
import type { SourceResult, TableInfo } from "@/lib/sources/connector";
import { findSource } from "@/lib/store/sources";

/** The tables and views of a source, asked of the source itself; undefined when there is no such source. */
export async function listTables(sourceId: number): Promise<SourceResult<TableInfo[]> | undefined> {
  const row = await findSource(sourceId);
  return row ? askSource(row, (connector) => connector.tables()) : undefined;
}
