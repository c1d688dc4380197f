import { Rows3 } from "lucide-react";
import { DataTable } from "@/components/ui/data-table";
import type { TableSelection, TableSort } from "@/components/ui/data-table-column";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { RunRecordView } from "@/lib/contracts/runs";
import { operationWords } from "./operation-words";
import { RecordStatusBadge } from "./record-status";

type RecordsTableProps = {
  caption: string;
  records: readonly RunRecordView[];
  /** The address that opens one record's drawer and keeps everything else in the URL. */
  hrefOf: (record: RunRecordView) => string;
  openId: number | undefined;
  /** Why there is nothing: no record at all, or none behind these filters. */
  emptyTitle: string;
  emptyText: string;
  selection?: TableSelection;
  /** By the time of the outcome; absent where there are too many records for it. */
  sort?: TableSort | undefined;
};

/** Records of a run: what was meant for each, how it ended, and why. */
export function RecordsTable(props: RecordsTableProps) {
  const { caption, records, hrefOf, openId, emptyTitle, emptyText, selection, sort } = props;
  const hasMoney = records.some(({ amount }) => amount !== null);
  return (
    <DataTable
      caption={caption}
      rows={records}
      rowKey={(record) => String(record.id)}
      currentKey={openId === undefined ? undefined : String(openId)}
      target={(record) => ({ href: hrefOf(record), keepScroll: true })}
      selection={selection}
      sort={sort}
      columns={[
        {
          key: "key",
          header: "Key",
          width: "20%",
          cell: (record) => <span className="font-mono">{record.externalKey || "(empty key)"}</span>,
        },
        {
          key: "operation",
          header: "Operation",
          from: "large",
          narrow: "hidden",
          cell: (record) => operationWords(record.operation),
        },
        {
          key: "status",
          header: "Status",
          narrow: "aside",
          cell: (record) => <RecordStatusBadge status={record.status} />,
        },
        {
          key: "reason",
          header: "Reason",
          width: "45%",
          wrap: true,
          narrow: "detail",
          cell: (record) =>
            record.issue ? <span className="line-clamp-3">{record.issue.message}</span> : undefined,
        },
        ...(hasMoney
          ? [
              {
                key: "amount",
                header: "Amount",
                align: "end" as const,
                narrow: "detail" as const,
                cell: (record: RunRecordView) => record.amount,
              },
            ]
          : []),
        {
          key: "attempts",
          header: "Attempts",
          align: "end",
          from: "large",
          narrow: "hidden",
          cell: (record) => record.attempts,
        },
        {
          key: "time",
          header: "Time",
          sortable: true,
          align: "end",
          from: "medium",
          narrow: "hidden",
          cell: (record) => <Time value={record.at} show="clock" />,
        },
      ]}
      empty={<EmptyState icon={Rows3} title={emptyTitle} text={emptyText} />}
    />
  );
}
