import { Unplug } from "lucide-react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { CallFilter, InspectedCall } from "@/lib/contracts/api-calls";
import { formatDuration } from "@/lib/format/format-duration";
import { CallStatus } from "./call-status";
import { inspectorHref, nameOfCall } from "./inspector-href";

type CallsTableProps = {
  syncId: number;
  calls: readonly InspectedCall[];
  filter: CallFilter;
  emptyTitle: string;
  emptyText: string;
};

/** The calls of a sync to PartnerStack: for which record, what was asked, and how it was answered. */
export function CallsTable({ syncId, calls, filter, emptyTitle, emptyText }: CallsTableProps) {
  return (
    <DataTable
      caption="Calls to PartnerStack"
      rows={calls}
      rowKey={nameOfCall}
      currentKey={filter.call}
      target={(call) => ({
        href: inspectorHref(syncId, { ...filter, call: nameOfCall(call) }),
        keepScroll: true,
      })}
      columns={[
        {
          key: "call",
          header: "Call",
          width: "40%",
          cell: (call) => (
            <span className="break-all font-mono">
              {call.method} {call.path}
            </span>
          ),
        },
        {
          key: "status",
          header: "Answer",
          narrow: "aside",
          cell: (call) => <CallStatus method={call.method} status={call.status} />,
        },
        {
          key: "key",
          header: "Key",
          narrow: "detail",
          cell: (call) => <span className="font-mono">{call.externalKey || "(empty key)"}</span>,
        },
        { key: "run", header: "Run", align: "end", from: "medium", cell: (call) => call.runId },
        {
          key: "duration",
          header: "Took",
          align: "end",
          from: "large",
          narrow: "hidden",
          cell: (call) => formatDuration(call.durationMs),
        },
        {
          key: "time",
          header: "Time",
          align: "end",
          narrow: "detail",
          cell: (call) => <Time value={call.at} />,
        },
      ]}
      empty={<EmptyState icon={Unplug} title={emptyTitle} text={emptyText} />}
    />
  );
}
