"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { cn } from "./cn";
import { Dash } from "./dash";
import type { Column } from "./data-table-column";
import { headCellStyle } from "./data-table-head";
import { ScrollRegion } from "./scroll-region";

const ROW_HEIGHT = 36;

type VirtualTableProps<Row> = {
  caption: string;
  columns: readonly (Column<Row> & { headerDetail?: ReactNode })[];
  rows: readonly Row[];
  height?: string;
  /** Numbers the rows from 1 in a first column. */
  numbered?: boolean;
};

/** Thousands of rows, any number of columns, both ways scrolling in its own box: the preview of a table. */
export function VirtualTable<Row>({
  caption,
  columns,
  rows,
  height = "420px",
  numbered,
}: VirtualTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialRect: { width: 0, height: 420 },
  });
  const visible = virtualizer.getVirtualItems();
  const before = visible[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0);
  const span = columns.length + (numbered ? 1 : 0);
  return (
    <ScrollRegion
      ref={box}
      label={caption}
      className="rounded-lg border bg-surface"
      style={{ maxHeight: height }}
    >
      <table
        className="w-max min-w-full border-separate border-spacing-0 text-sm"
        aria-rowcount={rows.length + 1}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {numbered ? (
              <th scope="col" className={cn(headCellStyle, "sticky top-0 z-10 w-14 text-end")}>
                Row
              </th>
            ) : undefined}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={column.width ? { width: column.width } : undefined}
                className={cn(headCellStyle, "sticky top-0 z-10", column.align === "end" && "text-end")}
              >
                {column.header}
                {column.headerDetail ? (
                  <span className="ps-1.5 font-normal">{column.headerDetail}</span>
                ) : undefined}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} span={span} />
          {visible.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return undefined;
            return (
              <tr key={item.key} aria-rowindex={item.index + 2} className="[&>td]:border-b">
                {numbered ? (
                  <td className="h-9 px-3 text-end text-muted first:ps-4">{item.index + 1}</td>
                ) : undefined}
                {columns.map((column) => {
                  const content = column.cell(row);
                  return (
                    <td
                      key={column.key}
                      className={cn(
                        "h-9 max-w-72 truncate px-3 first:ps-4 last:pe-4",
                        column.align === "end" && "text-end",
                      )}
                    >
                      {content === undefined || content === null || content === "" ? <Dash /> : content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Spacer height={after} span={span} />
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return undefined;
  return (
    <tr>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}
