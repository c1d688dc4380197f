import { ArrowRight } from "lucide-react";
import { ModeBadge } from "@/components/destination/mode-badge";
import { RunStatus } from "@/components/run/run-status";
import { behaviorLabels } from "@/components/sync/behavior-labels";
import { EnableSwitch } from "@/components/sync/enable-switch";
import { Dash } from "@/components/ui/dash";
import type { Column } from "@/components/ui/data-table-column";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { SyncSummary } from "@/lib/contracts/syncs";

/** The columns of the list; under 600 px the last run stands below the name. */
export function syncColumns(mayEdit: boolean): Column<SyncSummary>[] {
  return [
    { key: "label", header: "Sync", wrap: true, cell: (sync) => <SyncName sync={sync} /> },
    {
      key: "object",
      header: "Object",
      from: "large",
      narrow: "hidden",
      cell: ({ objectLabel, behavior }) => (
        <>
          {objectLabel} <span className="text-muted">· {behaviorLabels[behavior]}</span>
        </>
      ),
    },
    {
      key: "enabled",
      header: "Enabled",
      narrow: "hidden",
      cell: ({ id, enabled }) =>
        mayEdit ? (
          // The head of the column says the word already.
          <span className="flex [&_label]:sr-only">
            <EnableSwitch key={String(enabled)} syncId={id} enabled={enabled} />
          </span>
        ) : (
          <Enabled enabled={enabled} />
        ),
    },
    {
      key: "schedule",
      header: "Schedule",
      from: "wide",
      narrow: "hidden",
      cell: ({ schedule, nextRunAt }) =>
        nextRunAt ? (
          <span title={schedule ?? undefined}>
            <Time value={nextRunAt} />
          </span>
        ) : (
          schedule && <span className="block max-w-44 truncate">{schedule}</span>
        ),
    },
    {
      key: "status",
      header: "Last run",
      narrow: "detail",
      cell: ({ lastRun }) =>
        lastRun ? <RunStatus run={lastRun} /> : <span className="text-muted">Not run yet</span>,
    },
    {
      key: "when",
      header: "When",
      align: "end",
      narrow: "detail",
      cell: ({ lastRun }) =>
        lastRun ? (
          <Time value={lastRun.finishedAt ?? lastRun.startedAt ?? lastRun.queuedAt} />
        ) : (
          <span className="@max-[600px]:hidden">
            <Dash />
          </span>
        ),
    },
  ];
}

/** The name with the way of the data below it. Where there is no room for the switch, a sync that is off says so here. */
function SyncName({ sync: { label, enabled, dataset, destination } }: { sync: SyncSummary }) {
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      <span className="line-clamp-2">
        {label}
        {enabled ? undefined : <span className="font-normal text-muted @min-[600px]:hidden"> · Off</span>}
      </span>
      <span className="flex min-w-0 items-center gap-1.5 font-normal text-muted text-xs">
        <span className="truncate" title={`${dataset.source} · ${dataset.name}`}>
          {dataset.name}
        </span>
        <ArrowRight aria-label="to" className="size-3.5 shrink-0" />
        <span className="truncate">{destination.name}</span>
        <ModeBadge mode={destination.mode} type={destination.type} />
      </span>
    </span>
  );
}

function Enabled({ enabled }: { enabled: boolean }) {
  return <StatusBadge tone={enabled ? "success" : "neutral"}>{enabled ? "Enabled" : "Off"}</StatusBadge>;
}
