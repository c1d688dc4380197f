import type { DatasetDefinition } from "@/lib/core/ports";

/** What a dataset reads, as text that can be compared line by line. */
export function definitionText(definition: DatasetDefinition): string {
  switch (definition.kind) {
    case "table":
      return `${definition.schema}.${definition.table}`;
    case "query":
      return definition.sql;
    case "file":
      return definition.file;
    default:
      return definition satisfies never;
  }
}
