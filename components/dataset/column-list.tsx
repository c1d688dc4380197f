"use client";

import { KeyRound } from "lucide-react";
import type { ColumnView } from "@/lib/contracts/common";
import { IconButton } from "../ui/button";
import { Card } from "../ui/card";
import { cn } from "../ui/cn";
import { typeWords } from "./column-words";

interface ColumnListProps {
  columns: readonly ColumnView[];
  /** The column whose profile is shown. */
  profiled?: string;
  /** Asks for the key profile of a column; absent for those who may not. */
  onProfile?: (column: string) => void;
}

export function ColumnList({ columns, profiled, onProfile }: ColumnListProps) {
  return (
    <Card title="Columns" text={`${columns.length} at the last refresh.`} flush>
      <ul className="max-h-105 divide-y overflow-y-auto border-t">
        {columns.map((column) => (
          <li
            key={column.name}
            className={cn(
              "flex min-h-9 items-center gap-3 ps-4 pe-2 text-sm",
              profiled === column.name && "bg-accent-soft",
            )}
          >
            <span className="min-w-0 flex-1 break-all font-mono text-xs">{column.name}</span>
            <span className={cn("shrink-0 text-muted", !onProfile && "pe-2")}>{typeWords(column)}</span>
            {onProfile ? (
              <IconButton
                size="small"
                label={`Profile ${column.name} as a key`}
                onClick={() => onProfile(column.name)}
              >
                <KeyRound aria-hidden="true" />
              </IconButton>
            ) : undefined}
          </li>
        ))}
      </ul>
    </Card>
  );
}
