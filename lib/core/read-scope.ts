import { readInstant } from "./instant";
import type { ReadScope } from "./ports";
import type { Cell, SourceRow } from "./record";

/** The time in a cell in epoch milliseconds; undefined where there is none, or none that reads in one way only. */
export function timeOf(cell: Cell | undefined): number | undefined {
  return typeof cell === "string" || typeof cell === "number" ? readInstant(cell) : undefined;
}

/**
 * Whether a run asks for this row, for sources that cannot choose rows themselves. A row without a time, or with one
 * that cannot be read, always is: nobody can say that it is old.
 */
export function isAskedFor(row: SourceRow, { since }: ReadScope): boolean {
  if (!since) return true;
  const at = timeOf(row[since.column]);
  return at === undefined || at >= since.at.getTime();
}
