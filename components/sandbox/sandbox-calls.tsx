import { Radio } from "lucide-react";
import { CallStatus } from "@/components/call/call-status";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { SandboxCall } from "@/lib/contracts/sandbox";

type SandboxCallsProps = {
  calls: readonly SandboxCall[];
  openAt: number | undefined;
  hrefOf: (at: number) => string;
};

/** What arrived at the sandbox, newest first: the other side of the API Inspector, with the faults that struck. */
export function SandboxCalls({ calls, openAt, hrefOf }: SandboxCallsProps) {
  const rows = calls.map((call, at) => ({ ...call, place: at }));
  return (
    <DataTable
      caption="Calls that the sandbox received"
      rows={rows}
      rowKey={({ place }) => String(place)}
      currentKey={openAt === undefined ? undefined : String(openAt)}
      target={({ place }) => ({ href: hrefOf(place), keepScroll: true })}
      columns={[
        {
          key: "call",
          header: "Call",
          wrap: true,
          cell: ({ method, path }) => (
            <span className="line-clamp-2 break-all font-mono">
              {method} {path}
            </span>
          ),
        },
        {
          key: "status",
          header: "Answer",
          narrow: "aside",
          cell: ({ method, status }) => <CallStatus method={method} status={status} />,
        },
        {
          key: "fault",
          header: "Fault",
          narrow: "detail",
          cell: ({ fault }) => fault && <Badge tone="warning">{fault}</Badge>,
        },
        {
          key: "time",
          header: "Time",
          align: "end",
          narrow: "detail",
          cell: ({ at }) => <Time value={at} show="clock" />,
        },
      ]}
      empty={
        <EmptyState
          icon={Radio}
          title="No call has arrived"
          text="Test the destination or run a sync: every call is shown here as the other side saw it."
        />
      }
    />
  );
}
