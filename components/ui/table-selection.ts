import type { TableSelection } from "./data-table-column";

type Selected = Pick<TableSelection, "selected" | "selectable">;

/**
 * The selection after one row was toggled. With `from`, every row between there and here becomes what this one becomes,
 * as in a list of files.
 */
export function toggled(
  { selected, selectable }: Selected,
  rowKeys: readonly string[],
  rowKey: string,
  from: string | undefined,
): Set<string> {
  const next = new Set(selected);
  const on = !selected.has(rowKey);
  const [start, end] = [rowKeys.indexOf(from ?? rowKey), rowKeys.indexOf(rowKey)].sort((a, b) => a - b);
  const keys = start === undefined || start < 0 ? [rowKey] : rowKeys.slice(start, (end ?? start) + 1);
  for (const key of keys) {
    if (selectable?.(key) === false) continue;
    if (on) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** The rows of this page that can be selected, and how many of them are. */
export function chosenOf(
  { selected, selectable }: Selected,
  rowKeys: readonly string[],
): { selectable: readonly string[]; chosen: number } {
  const own = selectable ? rowKeys.filter(selectable) : rowKeys;
  return { selectable: own, chosen: own.filter((key) => selected.has(key)).length };
}
