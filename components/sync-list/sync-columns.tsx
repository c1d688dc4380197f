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

/** The columns of the list; under 600 px the name and the last run make the first line, the way of the data the second. */
export function syncColumns(mayEdit: boolean): Column<SyncSummary>[] {
  return [
    { key: "label", header: "Sync", width: "30%", cell: (sync) => <Label sync={sync} /> },
    { key: "way", header: "Source and destination", cell: (sync) => <Way sync={sync} /> },
    {
      key: "object",
      header: "Object",
      from: "medium",
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
          <EnableSwitch key={String(enabled)} syncId={id} enabled={enabled} />
        ) : (
          <Enabled enabled={enabled} />
        ),
    },
    {
      key: "status",
      header: "Last run",
      narrow: "aside",
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

/** Where there is no room for the switch, a sync that is off says so behind its name. */
function Label({ sync: { label, enabled } }: { sync: SyncSummary }) {
  return (
    <>
      {label}
      {enabled ? undefined : <span className="ms-2 font-normal text-muted @min-[600px]:hidden">Off</span>}
    </>
  );
}

function Way({ sync: { dataset, destination } }: { sync: SyncSummary }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="truncate" title={`${dataset.source} · ${dataset.name}`}>
        {dataset.name}
      </span>
      <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-muted" />
      <span className="truncate">{destination.name}</span>
      <ModeBadge mode={destination.mode} type={destination.type} />
    </span>
  );
}

function Enabled({ enabled }: { enabled: boolean }) {
  return <StatusBadge tone={enabled ? "success" : "neutral"}>{enabled ? "Enabled" : "Off"}</StatusBadge>;
}
