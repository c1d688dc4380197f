import { Alert } from "@/components/ui/alert";
import { Pagination } from "@/components/ui/pagination";
import type { SandboxPage, SandboxQuery } from "@/lib/contracts/sandbox";
import { formatNumber } from "@/lib/format/format-number";
import { SandboxDrawer } from "./sandbox-drawer";
import { type SandboxList, sandboxHref } from "./sandbox-href";
import { SandboxSearch } from "./sandbox-search";
import { SandboxTable } from "./sandbox-table";

type SandboxRecordsProps = {
  destinationId: number;
  list: SandboxList;
  query: SandboxQuery;
  pageSize: number;
  answer: ({ ok: true; value: SandboxPage } | { ok: false; message: string; hint: string }) | null;
};

/** One list of the sandbox, to search and to open. */
export function SandboxRecords({ destinationId, list, query, pageSize, answer }: SandboxRecordsProps) {
  if (!answer?.ok) {
    return (
      <Alert tone="danger" title={answer?.message ?? "The sandbox does not answer."}>
        {answer?.hint}
      </Alert>
    );
  }
  const { records, more, total, sums } = answer.value;
  const { offset = 0 } = query;
  const open = records.find(({ key }) => key === query.record);
  const href = (change: SandboxQuery) =>
    sandboxHref(destinationId, list, { ...query, record: undefined, ...change });
  return (
    <>
      <p className="mb-3 tabular-nums">
        {formatNumber(total)} {total === 1 ? list.slice(0, -1) : list}
        {sums.length > 0 ? <span className="text-muted"> · {sums.join(" · ")}</span> : undefined}
      </p>
      <SandboxSearch destinationId={destinationId} list={list} find={query.find} />
      <SandboxTable destinationId={destinationId} list={list} records={records} query={query} />
      <Pagination
        newerHref={offset > 0 ? href({ offset: Math.max(0, offset - pageSize) || undefined }) : undefined}
        olderHref={more ? href({ offset: offset + pageSize }) : undefined}
      />
      {open ? <SandboxDrawer key={open.key} record={open} closeHref={href({})} /> : undefined}
    </>
  );
}
