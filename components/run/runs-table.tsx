import { History } from "lucide-react";
import { DataTable } from "@/components/ui/data-table";
import { Duration } from "@/components/ui/duration";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { RunView } from "@/lib/contracts/runs";
import { formatNumber } from "@/lib/format/format-number";
import { RunStatus } from "./run-status";
import { RunTags } from "./run-tags";
import { elapsedMs } from "./run-time";

/** Runs, newest first, with the columns of a sync's history. */
export function RunsTable({ runs, caption }: { runs: readonly RunView[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={runs}
      rowKey={(run) => String(run.id)}
      target={(run) => ({ href: `/runs/${run.id}` })}
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
          from: "wide",
          narrow: "hidden",
          cell: (run) => <RunDuration run={run} />,
        },
        { key: "id", header: "Run ID", align: "end", from: "large", narrow: "hidden", cell: (run) => run.id },
        {
          key: "tags",
          header: "Trigger",
          from: "medium",
          narrow: "detail",
          cell: (run) => <RunTags run={run} />,
        },
        { key: "records", header: "Records", align: "end", cell: (run) => formatNumber(run.counts.records) },
        { key: "changed", header: "Changed", align: "end", cell: (run) => formatNumber(run.counts.changed) },
        {
          key: "invalid",
          header: "Invalid",
          align: "end",
          from: "medium",
          cell: (run) => formatNumber(run.counts.invalid),
        },
        {
          key: "processed",
          header: "Success",
          align: "end",
          from: "large",
          narrow: "hidden",
          cell: (run) => (run.dryRun ? undefined : formatNumber(run.counts.success)),
        },
        {
          key: "rejected",
          header: "Rejected",
          align: "end",
          cell: (run) => (run.dryRun ? undefined : formatNumber(run.counts.rejected)),
        },
        { key: "status", header: "Status", narrow: "aside", cell: (run) => <RunStatus run={run} /> },
      ]}
      empty={
        <EmptyState
          icon={History}
          title="No run here yet"
          text="Every run is listed here with its counts and its records."
        />
      }
    />
  );
}

function RunDuration({ run }: { run: RunView }) {
  const spent = run.finishedAt === null ? undefined : elapsedMs(run.startedAt, run.finishedAt, 0);
  return spent === undefined ? undefined : <Duration value={spent} />;
}
