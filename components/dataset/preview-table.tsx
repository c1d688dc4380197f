"use client";

import type { ColumnView } from "@/lib/contracts/common";
import type { PreviewView } from "@/lib/contracts/datasets";
import { VirtualTable } from "../ui/virtual-table";
import { CellValue } from "./cell-value";
import { typeWords } from "./column-words";

type Row = PreviewView["rows"][number];

interface PreviewTableProps extends PreviewView {
  /** What the rows are, for a screen reader. */
  caption: string;
  height?: string;
}

/** The first rows of a dataset as they are: monospaced, with the type beside each name. */
export function PreviewTable({ caption, columns, rows, height }: PreviewTableProps) {
  return (
    <VirtualTable<Row>
      caption={caption}
      numbered
      height={height}
      rows={rows}
      columns={columns.map((column) => ({
        key: column.name,
        header: column.name,
        headerDetail: typeWords(column),
        align: isNumber(column) ? "end" : undefined,
        cell: (row) => (
          <span className="font-mono text-xs">
            <CellValue value={row[column.name]} />
          </span>
        ),
      }))}
    />
  );
}

function isNumber({ type }: ColumnView): boolean {
  return type === "integer" || type === "decimal";
}
