import { Rows3 } from "lucide-react";
import { z } from "zod";
import { RecordActs } from "@/components/record/record-acts";
import { RecordDrawer } from "@/components/record/record-drawer";
import { RecordSearch } from "@/components/record/record-search";
import { RecordStatusBadge } from "@/components/record/record-status";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Time } from "@/components/ui/time";
import { pageActor } from "@/lib/auth/page-actor";
import { recordId } from "@/lib/contracts/common";
import type { ObjectName } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { withQuery } from "@/lib/http/with-query";
import { lookUpRecords } from "@/lib/queries/run-records";

export const metadata = { title: "Records" };

const pageSize = 50;
const queryOf = z.object({
  key: z.string().trim().max(255).default(""),
  before: recordId.optional(),
  record: recordId.optional(),
});

export default async function RecordsPage({ searchParams }: PageProps<"/records">) {
  const { role } = await pageActor("view");
  const query = queryOf.catch({ key: "" }).parse(await searchParams);
  const { key, before, record: openId } = query;
  const { records, next } =
    key === "" ? { records: [], next: null } : await lookUpRecords(key, before, pageSize);
  const href = (change: Partial<typeof query>) => withQuery("/records", { ...query, ...change });
  return (
    <RecordActs>
      <PageHeader title="Records" meta="Look any key up across all syncs and runs." />
      <RecordSearch key={key} initial={key} />
      {key === "" ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState
            icon={Rows3}
            title="Which record?"
            text="Type a customer key or a transaction's unique identifier. Its timeline shows every run that touched it."
          />
        </div>
      ) : (
        <>
          <DataTable
            caption={`Records whose key begins with ${key}`}
            rows={records}
            rowKey={(record) => String(record.id)}
            currentKey={openId === undefined ? undefined : String(openId)}
            target={(record) => ({ href: href({ record: record.id }), keepScroll: true })}
            columns={[
              {
                key: "key",
                header: "Key",
                width: "20%",
                cell: (record) => <span className="font-mono">{record.externalKey}</span>,
              },
              {
                key: "sync",
                header: "Sync",
                narrow: "detail",
                cell: (record) => <span className="block max-w-44 truncate">{record.syncLabel}</span>,
              },
              {
                key: "object",
                header: "Object",
                from: "wide",
                narrow: "hidden",
                cell: (record) => destinationObject(record.object as ObjectName).label,
              },
              {
                key: "destination",
                header: "Destination",
                from: "wide",
                narrow: "hidden",
                cell: (record) => record.destination,
              },
              {
                key: "run",
                header: "Run",
                align: "end",
                from: "large",
                narrow: "hidden",
                cell: (record) => record.runId,
              },
              {
                key: "status",
                header: "Status",
                narrow: "aside",
                cell: (record) =>
                  record.dryRun ? (
                    <Badge tone="info">Dry Run</Badge>
                  ) : (
                    <RecordStatusBadge status={record.status} />
                  ),
              },
              {
                key: "reason",
                header: "Reason",
                width: "35%",
                wrap: true,
                narrow: "detail",
                cell: (record) =>
                  record.issue ? <span className="line-clamp-3">{record.issue.message}</span> : undefined,
              },
              {
                key: "amount",
                header: "Amount",
                align: "end",
                narrow: "detail",
                cell: (record) => record.amount,
              },
              {
                key: "time",
                header: "Time",
                align: "end",
                narrow: "detail",
                cell: (record) => <Time value={record.at} />,
              },
            ]}
            empty={
              <EmptyState
                icon={Rows3}
                title={`No record has a key that begins with ${key}`}
                text="Unchanged records are not listed: a record appears here once a run planned to send it."
              />
            }
          />
          <Pagination
            newerHref={before === undefined ? undefined : href({ before: undefined, record: undefined })}
            olderHref={next === null ? undefined : href({ before: next, record: undefined })}
            newerLabel="Newest"
          />
        </>
      )}
      {openId === undefined ? undefined : (
        <RecordDrawer key={openId} recordId={openId} role={role} closeHref={href({ record: undefined })} />
      )}
    </RecordActs>
  );
}
