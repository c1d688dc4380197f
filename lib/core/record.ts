import type { Json } from "./json";

/**
 * A value as a source gives it. Numbers that a double cannot hold exactly (numeric, large bigint) arrive as text, and
 * dates arrive as ISO text, so that nothing is rounded or shifted before the mapping has looked at it.
 */
export type Cell = Json;

/** One row of a dataset: column name to value. */
export type SourceRow = { [column: string]: Cell };

export const columnTypes = [
  "text",
  "integer",
  "decimal",
  "boolean",
  "date",
  "timestamp",
  "json",
  "other",
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** A column of a dataset. `nativeType` is the source's own word for the type, shown to people only. */
export interface Column {
  name: string;
  type: ColumnType;
  nativeType: string;
}
