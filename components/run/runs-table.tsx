import { History } from "lucide-react";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { Duration } from "@/components/ui/duration";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { RunView } from "@/lib/contracts/runs";
import { CountLink } from "./count-link";
import { recordsHref } from "./records-href";
import { RunStatus } from "./run-status";
import { RunTags } from "./run-tags";
import { elapsedMs } from "./run-time";

type RunsTableProps = {
  runs: readonly RunView[];
  caption: string;
  /** Why there is none, where it is not that there never was one. */
  emptyTitle?: string;
  emptyText?: string;
};

/** Runs, newest first, with the columns of a sync's history. Each count leads to the records behind it. */
export function RunsTable({ runs, caption, emptyTitle, emptyText }: RunsTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={runs}
      rowKey={(run) => String(run.id)}
      target={(run) => ({ href: `/runs/${run.id}` })}
      even
      columns={[
        {
          key: "start",
          header: "Start time",
          cell: (run) => <Time value={run.startedAt ?? run.queuedAt} show="full" />,
        },
        {
          key: "duration",
          header: "Duration",
          align: "end",
          from: "large",
          narrow: "hidden",
          cell: durationOf,
        },
        { key: "id", header: "Run ID", align: "end", from: "large", narrow: "hidden", cell: (run) => run.id },
        {
          key: "tags",
          header: "Trigger",
          from: "medium",
          narrow: "detail",
          cell: (run) => <RunTags run={run} />,
        },
        {
          key: "records",
          header: "Records",
          align: "end",
          cell: (run) => <CountLink count={run.counts.records} href={recordsHref(run.id)} />,
        },
        {
          key: "changed",
          header: "Changed",
          align: "end",
          cell: (run) => <CountLink count={run.counts.changed} href={recordsHref(run.id)} />,
        },
        {
          key: "invalid",
          header: "Invalid",
          align: "end",
          from: "medium",
          cell: (run) => <CountLink count={run.counts.invalid} href={recordsHref(run.id, "invalid")} />,
        },
        {
          key: "success",
          header: "Success",
          align: "end",
          from: "large",
          narrow: "hidden",
          cell: (run) =>
            run.dryRun ? undefined : (
              <CountLink count={run.counts.success} href={recordsHref(run.id, "success")} />
            ),
        },
        {
          key: "rejected",
          header: "Rejected",
          align: "end",
          cell: (run) =>
            run.dryRun ? undefined : (
              <CountLink count={run.counts.rejected} href={recordsHref(run.id, "rejected")} />
            ),
        },
        { key: "status", header: "Status", narrow: "aside", cell: (run) => <RunStatus run={run} /> },
      ]}
      empty={
        <EmptyState
          icon={History}
          title={emptyTitle ?? "No run here yet"}
          text={emptyText ?? "Every run is listed here with its counts and its records."}
        />
      }
    />
  );
}

function durationOf({ startedAt, finishedAt }: RunView): ReactNode {
  const spent = finishedAt === null ? undefined : elapsedMs(startedAt, finishedAt, 0);
  return spent === undefined ? undefined : <Duration value={spent} />;
}
