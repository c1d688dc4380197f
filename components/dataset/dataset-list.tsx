"use client";

import { Table2 } from "lucide-react";
import type { DatasetView } from "@/lib/contracts/datasets";
import { sourceIcons } from "../source/source-words";
import { Count } from "../ui/count";
import { DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Time } from "../ui/time";
import { DatasetMenu } from "./dataset-menu";

interface DatasetListProps {
  datasets: readonly DatasetView[];
  hasSources: boolean;
  mayEdit: boolean;
}

export function DatasetList({ datasets, hasSources, mayEdit }: DatasetListProps) {
  return (
    <DataTable
      caption="Datasets"
      rows={datasets}
      rowKey={({ id }) => String(id)}
      target={({ id }) => ({ href: `/datasets/${id}` })}
      actions={mayEdit ? (dataset) => <DatasetMenu dataset={dataset} size="small" /> : undefined}
      columns={[
        { key: "name", header: "Name", cell: ({ name }) => name },
        {
          key: "source",
          header: "Source",
          width: "22%",
          cell: ({ source }) => {
            const Icon = sourceIcons[source.type];
            return (
              <span className="flex items-center gap-1.5">
                <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
                <span className="truncate">{source.name}</span>
              </span>
            );
          },
        },
        {
          key: "reads",
          header: "Reads",
          width: "24%",
          cell: ({ reads, definition }) =>
            definition.kind === "table" ? <span className="font-mono text-xs">{reads}</span> : reads,
          from: "medium",
          narrow: "hidden",
        },
        {
          key: "columns",
          header: "Columns",
          align: "end",
          width: "96px",
          cell: ({ columns }) => <Count value={columns.length} />,
          from: "large",
          narrow: "hidden",
        },
        {
          key: "syncs",
          header: "Syncs",
          align: "end",
          width: "80px",
          cell: ({ syncs }) => <Count value={syncs.length} />,
        },
        {
          key: "refreshed",
          header: "Refreshed",
          align: "end",
          width: "140px",
          cell: ({ refreshedAt }) => <Time value={refreshedAt} />,
          narrow: "aside",
        },
      ]}
      empty={<NoDataset hasSources={hasSources} mayEdit={mayEdit} />}
    />
  );
}

function NoDataset({ hasSources, mayEdit }: Omit<DatasetListProps, "datasets">) {
  if (!hasSources) {
    return (
      <EmptyState
        icon={Table2}
        title="No dataset yet"
        text="A dataset is a table, a query or a file of a source. Connect a source first."
        action={
          <LinkButton href="/sources" variant="primary">
            Go to sources
          </LinkButton>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={Table2}
      title="No dataset yet"
      text="Choose what syncs read: a table or view, a SQL query, or an uploaded file."
      action={mayEdit ? <LinkButton href="/datasets/new">New dataset</LinkButton> : undefined}
    />
  );
}
