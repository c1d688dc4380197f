"use client";

import { KeyRound } from "lucide-react";
import type { ColumnView } from "@/lib/contracts/common";
import { IconButton } from "../ui/button";
import { Card } from "../ui/card";
import { DataTable } from "../ui/data-table";
import { typeWords } from "./column-words";

interface ColumnListProps {
  columns: readonly ColumnView[];
  /** Asks for the key profile of a column; absent for those who may not. */
  onProfile?: (column: string) => void;
}

export function ColumnList({ columns, onProfile }: ColumnListProps) {
  return (
    <Card title="Columns" text={`${columns.length} at the last refresh.`} flush>
      <DataTable
        bare
        caption="Columns"
        maxHeight="420px"
        rows={columns}
        rowKey={(column) => column.name}
        columns={[
          {
            key: "name",
            header: "Name",
            cell: ({ name }) => <span className="font-mono text-xs">{name}</span>,
          },
          { key: "type", header: "Type", cell: typeWords, narrow: "aside" },
        ]}
        actions={
          onProfile &&
          ((column) => (
            <IconButton
              size="small"
              label={`Profile ${column.name} as a key`}
              onClick={() => onProfile(column.name)}
            >
              <KeyRound aria-hidden="true" />
            </IconButton>
          ))
        }
      />
    </Card>
  );
}
