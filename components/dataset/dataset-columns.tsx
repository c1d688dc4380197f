"use client";

import { useState } from "react";
import type { DatasetView } from "@/lib/contracts/datasets";
import { ColumnList } from "./column-list";
import { KeyProfileCard } from "./key-profile-card";

/** The columns and, for those who may define syncs of them, how good the chosen one is as a key. */
export function DatasetColumns({ dataset, mayProfile }: { dataset: DatasetView; mayProfile: boolean }) {
  const [column, setColumn] = useState<string>();
  if (!mayProfile) return <ColumnList columns={dataset.columns} />;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <ColumnList columns={dataset.columns} profiled={column} onProfile={setColumn} />
      <KeyProfileCard dataset={dataset} column={column} onColumn={setColumn} />
    </div>
  );
}
