"use client";

import { type KeyboardEvent, useRef } from "react";
import { Checkbox } from "./checkbox";
import type { TableSelection } from "./data-table-column";
import { chosenOf, toggled } from "./table-selection";

type RowProps = { selection: TableSelection; rowKeys: readonly string[]; rowKey: string };

/** The checkbox of a row. Shift held down takes every row since the one before along. */
export function SelectRow({ selection, rowKeys, rowKey }: RowProps) {
  const shift = useRef(false);
  if (selection.selectable && !selection.selectable(rowKey)) return undefined;
  return (
    <Checkbox
      hideLabel
      className="relative z-1"
      label={selection.label(rowKey)}
      checked={selection.selected.has(rowKey)}
      onClick={(event) => {
        shift.current = event.shiftKey;
      }}
      onMouseDown={(event) => {
        // Shift would otherwise mark the text in between.
        if (event.shiftKey) event.preventDefault();
      }}
      onCheckedChange={() => toggle({ selection, rowKeys, rowKey }, shift.current)}
    />
  );
}

export function SelectAll({ selection, rowKeys }: Omit<RowProps, "rowKey">) {
  const { chosen, selectable } = chosenOf(selection, rowKeys);
  const all = chosen > 0 && chosen === selectable.length;
  return (
    <Checkbox
      hideLabel
      label="Select all rows on this page"
      checked={all ? true : chosen > 0 ? "indeterminate" : false}
      disabled={selectable.length === 0}
      onCheckedChange={(checked) => {
        const selected = new Set(selection.selected);
        for (const key of selectable) {
          if (checked) selected.add(key);
          else selected.delete(key);
        }
        selection.onChange(selected);
      }}
    />
  );
}

/** On a row that is reached with Tab, Space selects it as Enter opens it. */
export function toggleBySpace(
  event: KeyboardEvent,
  selection: TableSelection,
  rowKeys: readonly string[],
  rowKey: string,
): void {
  const onLink = event.target instanceof HTMLElement && event.target.hasAttribute("data-row-link");
  if (event.key !== " " || !onLink || selection.selectable?.(rowKey) === false) return;
  event.preventDefault();
  toggle({ selection, rowKeys, rowKey }, event.shiftKey);
}

function toggle({ selection, rowKeys, rowKey }: RowProps, range: boolean): void {
  const { anchor } = selection;
  const from = range ? anchor?.current : undefined;
  selection.onChange(toggled(selection, rowKeys, rowKey, from));
  if (anchor) anchor.current = rowKey;
}
