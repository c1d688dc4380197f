import { Rows3 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { RecordPage } from "@/lib/contracts/record-page";
import { operationWords } from "./operation-words";
import { RecordStatusBadge } from "./record-status";

type TimelineTableProps = {
  records: RecordPage["records"];
  openId: number | undefined;
  hrefOf: (recordId: number) => string;
};

/** Every run that touched one record, newest first. */
export function TimelineTable({ records, openId, hrefOf }: TimelineTableProps) {
  return (
    <DataTable
      caption="Timeline of the record"
      rows={records}
      rowKey={({ id }) => String(id)}
      currentKey={openId === undefined ? undefined : String(openId)}
      target={({ id }) => ({ href: hrefOf(id), keepScroll: true })}
      columns={[
        {
          key: "time",
          header: "Time",
          width: "14%",
          cell: ({ at }) => <Time value={at} />,
        },
        {
          key: "status",
          header: "Status",
          narrow: "aside",
          cell: ({ dryRun, status }) =>
            dryRun ? <Badge tone="info">Dry Run</Badge> : <RecordStatusBadge status={status} />,
        },
        {
          key: "sync",
          header: "Sync",
          narrow: "detail",
          cell: ({ syncLabel }) => <span className="block max-w-56 truncate">{syncLabel}</span>,
        },
        { key: "run", header: "Run", align: "end", narrow: "labelled", cell: ({ runId }) => runId },
        {
          key: "operation",
          header: "Operation",
          from: "large",
          narrow: "hidden",
          cell: ({ operation }) => operationWords(operation),
        },
        {
          key: "reason",
          header: "Reason",
          width: "32%",
          wrap: true,
          narrow: "detail",
          cell: ({ issue }) => (issue ? <span className="line-clamp-2">{issue.message}</span> : undefined),
        },
        { key: "amount", header: "Amount", align: "end", narrow: "detail", cell: ({ amount }) => amount },
        {
          key: "attempts",
          header: "Attempts",
          align: "end",
          from: "large",
          narrow: "hidden",
          cell: ({ attempts }) => attempts,
        },
      ]}
      empty={
        <EmptyState
          icon={Rows3}
          title="No run is kept that touched it"
          text="The retention setting removed its history. What the ledger knows of it stands above."
        />
      }
    />
  );
}
