import { RecordStatusBadge } from "@/components/record/record-status";
import { DataTable } from "@/components/ui/data-table";
import { SectionHeader } from "@/components/ui/section-header";
import type { RunDetail } from "@/lib/contracts/runs";
import { formatNumber } from "@/lib/format/format-number";

/** Records that need somebody, grouped by cause, with the next step; each group opens its records. */
export function IssueGroups({ detail: { run, groups } }: { detail: RunDetail }) {
  if (groups.length === 0) return undefined;
  return (
    <section className="flex flex-col gap-3">
      <SectionHeader title="What needs attention" text="Grouped by cause, largest group first." />
      <DataTable
        caption={`Problems of run ${run.id}, grouped by cause`}
        rows={groups}
        rowKey={(group) => `${group.status}:${group.code}`}
        target={(group) => ({ href: `/runs/${run.id}?status=${group.status}&issue=${group.code}#records` })}
        columns={[
          {
            key: "message",
            header: "For example, and what to do",
            wrap: true,
            cell: ({ message, hint }) => (
              <span className="flex flex-col py-1">
                <span>{message}</span>
                <span className="font-normal text-muted">{hint}</span>
              </span>
            ),
          },
          {
            key: "status",
            header: "Status",
            narrow: "aside",
            cell: (group) => <RecordStatusBadge status={group.status} />,
          },
          {
            key: "count",
            header: "Records",
            align: "end",
            cell: ({ count, more }) => `${more ? "more than " : ""}${formatNumber(count)}`,
          },
        ]}
      />
    </section>
  );
}
