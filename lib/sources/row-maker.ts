import type { Cell, SourceRow } from "@/lib/core/record";
import { SourceError } from "./source-error";

/** Makes rows out of cells in the order of the columns. Two columns of one name cannot both be in a row. */
export function rowMaker(names: string[]): (cells: Cell[]) => SourceRow {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new SourceError(
        `Two columns are called ${name}.`,
        "Give every column a name of its own, in SQL with AS.",
      );
    }
    // As a member of an object this name would be lost.
    if (name === "__proto__")
      throw new SourceError("A column is called __proto__, which cannot be read.", "Rename it.");
    seen.add(name);
  }
  return (cells) => {
    const row: SourceRow = {};
    for (let at = 0; at < names.length; at += 1) row[names[at] as string] = cells[at] ?? null;
    return row;
  };
}
