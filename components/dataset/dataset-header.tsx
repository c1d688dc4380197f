"use client";

import { useState } from "react";
import type { ColumnChangesView, DatasetView } from "@/lib/contracts/datasets";
import { counted } from "../source/source-words";
import { PageHeader } from "../ui/page-header";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";
import { ColumnChanges } from "./column-changes";
import { DatasetActions } from "./dataset-actions";

interface DatasetHeaderProps {
  dataset: DatasetView;
  mayEdit: boolean;
  maySync: boolean;
}

/** What a dataset is and what can be done with it; what a refresh found stands right below. */
export function DatasetHeader({ dataset, mayEdit, maySync }: DatasetHeaderProps) {
  const [changes, setChanges] = useState<ColumnChangesView>();
  const { source, definition, reads, columns, refreshedAt } = dataset;
  return (
    <>
      <PageHeader
        title={dataset.name}
        breadcrumb={[{ label: "Datasets", href: "/datasets" }]}
        meta={
          <>
            <TextLink href={`/sources/${source.id}`} className="underline">
              {source.name}
            </TextLink>{" "}
            ·{" "}
            {definition.kind === "table" ? (
              <span className="break-all font-mono text-xs">{reads}</span>
            ) : (
              reads
            )}{" "}
            · {counted(columns.length, "column")}, refreshed <Time value={refreshedAt} />
          </>
        }
        actions={
          mayEdit ? (
            <DatasetActions dataset={dataset} maySync={maySync} onRefreshed={setChanges} />
          ) : undefined
        }
      />
      {changes ? (
        <div className="mb-4">
          <ColumnChanges changes={changes} />
        </div>
      ) : undefined}
    </>
  );
}
