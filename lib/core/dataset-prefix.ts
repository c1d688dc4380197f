import { columnExpression } from "./column-expression";
import type { Column } from "./record";
import type { ValueSource } from "./sync-config";

/** `inv_` for a dataset called "Invoices": three letters that tell the keys of one dataset from those of another. */
export function datasetPrefix(datasetName: string): string {
  const letters = datasetName.toLowerCase().replace(/[^a-z]/g, "");
  return `${letters.length >= 3 ? letters.slice(0, 3) : "txn"}_`;
}

/** A column with the prefix of its dataset in front: `inv_{{ record['id'] }}`. */
export function prefixed(datasetName: string, column: string): ValueSource {
  return { kind: "template", template: `${datasetPrefix(datasetName)}${columnExpression(column)}` };
}

/**
 * A column for a field that wants so many characters. A number such as 7 is too short, and one that is long enough today
 * may have shorter ones beside it tomorrow: it gets the prefix.
 */
export function longEnough(
  datasetName: string,
  column: Pick<Column, "name" | "type">,
  characters: number,
): ValueSource {
  if (column.type === "integer" && characters > 1) return prefixed(datasetName, column.name);
  return { kind: "column", column: column.name };
}
