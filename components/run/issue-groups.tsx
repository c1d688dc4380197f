import { ActButtons } from "@/components/record/act-buttons";
import { recordsInWords } from "@/components/record/act-words";
import { RecordStatusBadge } from "@/components/record/record-status";
import { DataTable } from "@/components/ui/data-table";
import { SectionHeader } from "@/components/ui/section-header";
import { may, type Role } from "@/lib/auth/permissions";
import type { RunDetail } from "@/lib/contracts/runs";
import { formatNumber } from "@/lib/format/format-number";

/** Their rows have no key by which they could be looked for again. */
const keyless = ["key_missing", "key_too_long"];

type IssueGroupsProps = { detail: RunDetail; role: Role; object: string | undefined };

/** Records that need somebody, grouped by cause, with the next step; each group opens its records, or is done with here. */
export function IssueGroups({ detail: { run, groups }, role, object }: IssueGroupsProps) {
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
          ...(!run.dryRun && (may(role, "records.retry") || may(role, "records.dismiss"))
            ? [
                {
                  key: "acts",
                  header: "What to do",
                  align: "end" as const,
                  narrow: "detail" as const,
                  cell: ({ status, code, message, count, more }: RunDetail["groups"][number]) => (
                    <span className="inline-flex gap-2">
                      <ActButtons
                        size="small"
                        role={role}
                        acts={keyless.includes(code) ? ["dismiss"] : undefined}
                        about={`${recordsInWords(count, more)}: ${message}`}
                        records={{
                          runId: run.id,
                          object,
                          selection: { filter: { status, issue: code } },
                          counts: { [status]: count },
                          more,
                        }}
                      />
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
