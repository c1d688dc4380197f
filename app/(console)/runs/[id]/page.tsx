import { notFound } from "next/navigation";
import { ModeBadge } from "@/components/destination/mode-badge";
import { DownloadMenu } from "@/components/record/download-menu";
import { RecordActs } from "@/components/record/record-acts";
import { RecordDrawer } from "@/components/record/record-drawer";
import { RecordFilters } from "@/components/record/record-filters";
import { recordStatusLabels } from "@/components/record/record-status";
import { RemovedRecords } from "@/components/record/removed-records";
import { RunRecords } from "@/components/record/run-records";
import { IssueGroups } from "@/components/run/issue-groups";
import { recordsTotal } from "@/components/run/records-total";
import { RunActions } from "@/components/run/run-actions";
import { RunSummary } from "@/components/run/run-summary";
import { wayOf } from "@/components/sync/way-of";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SectionHeader } from "@/components/ui/section-header";
import { TextLink } from "@/components/ui/text-link";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { id as idSchema, recordId } from "@/lib/contracts/common";
import { recordFilter } from "@/lib/contracts/runs";
import { formatNumber } from "@/lib/format/format-number";
import { withQuery } from "@/lib/http/with-query";
import { matchingRecords } from "@/lib/queries/matching-records";
import { maySort, recordsPage } from "@/lib/queries/run-records";
import { runDetail } from "@/lib/queries/runs";
import { findSync } from "@/lib/queries/sync";

const pageSize = 50;
const queryOf = recordFilter
  .pick({ status: true, issue: true, operation: true, key: true, sort: true, after: true })
  .extend({ record: recordId.optional() });

export async function generateMetadata({ params }: PageProps<"/runs/[id]">) {
  return { title: `Run ${(await params).id}` };
}

export default async function RunPage({ params, searchParams }: PageProps<"/runs/[id]">) {
  const actor = await pageActor("view");
  const id = idSchema.safeParse((await params).id);
  const detail = id.success ? await runDetail(id.data) : null;
  if (!detail) notFound();
  const { run } = detail;

  const query = queryOf.catch({}).parse(await searchParams);
  const { after, record: openId, sort: asked, ...filter } = query;
  const sortable = maySort(run.counts);
  const sort = sortable ? asked : undefined;
  const [sync, page, matching] = await Promise.all([
    findSync(run.syncId),
    recordsPage(run.id, filter, after, pageSize, sort),
    matchingRecords(run.id, filter, run.counts),
  ]);
  const href = (change: Partial<typeof query>) => withQuery(`/runs/${run.id}`, { ...query, ...change });
  const total = recordsTotal(detail, filter);
  const filtered = Object.values(filter).some((value) => value !== undefined);

  return (
    <RecordActs>
      <PageHeader
        title={`${run.dryRun ? "Dry run" : "Run"} ${run.id}`}
        breadcrumb={[
          { label: "Syncs", href: "/syncs" },
          { label: sync?.label ?? "Sync", href: `/syncs/${run.syncId}` },
        ]}
        status={sync ? <ModeBadge {...sync.destination} /> : undefined}
        meta={
          sync ? (
            <>
              {wayOf(sync)} ·{" "}
              <TextLink
                className="underline"
                href={`/syncs/${run.syncId}/configuration?version=${detail.version}`}
              >
                Version {detail.version}
              </TextLink>
            </>
          ) : undefined
        }
        actions={
          <>
            <DownloadMenu runId={run.id} filter={filter} />
            <RunActions
              detail={detail}
              typeToSend={sync?.typeToSend ?? null}
              may={{
                run: may(actor.role, "runs.start"),
                cancel: may(actor.role, "runs.cancel"),
                release: may(actor.role, "runs.release"),
              }}
            />
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <RunSummary detail={detail} />
        <IssueGroups detail={detail} role={actor.role} object={sync?.object} />
        <section id="records" className="scroll-mt-16">
          <SectionHeader
            title="Records"
            text={
              run.dryRun
                ? "What would be sent, and what is invalid. Unchanged records are only counted."
                : "Changed and invalid records. Unchanged ones are only counted."
            }
          />
          <div className="mt-3">
            <RemovedRecords run={run} />
            <RecordFilters detail={detail} filter={filter} sort={sort} />
            <RunRecords
              // Another filter is another list: what was selected in the one before is not meant any more.
              key={JSON.stringify({ ...filter, sort })}
              runId={run.id}
              object={sync?.object}
              role={actor.role}
              dryRun={run.dryRun}
              records={page.records}
              filter={filter}
              sort={sortable ? { by: sort } : undefined}
              after={after}
              openId={openId}
              matching={matching}
              emptyTitle={
                filtered
                  ? "No record matches these filters"
                  : run.recordsRemovedAt
                    ? "The records were removed"
                    : run.dryRun
                      ? "Nothing would be sent"
                      : "Nothing was due in this run"
              }
              emptyText={
                filtered && filter.status
                  ? `No record of this run is ${recordStatusLabels[filter.status].toLowerCase()}${filter.key ? ` with a key that begins with ${filter.key}` : ""}.`
                  : filtered
                    ? "Try a shorter key, or clear the filters."
                    : run.recordsRemovedAt
                      ? "The counts above still tell what the run did."
                      : "Every record was as PartnerStack has it already."
              }
            />
            <Pagination
              newerHref={after === undefined ? undefined : href({ after: undefined, record: undefined })}
              olderHref={page.next === null ? undefined : href({ after: page.next, record: undefined })}
              summary={total ? pagesOf(total) : undefined}
              newerLabel="First"
              olderLabel="Next"
            />
          </div>
        </section>
      </div>
      {openId === undefined ? undefined : (
        <RecordDrawer
          key={openId}
          recordId={openId}
          role={actor.role}
          closeHref={href({ record: undefined })}
        />
      )}
    </RecordActs>
  );
}

function pagesOf(total: number): string {
  const records = `${formatNumber(total)} ${total === 1 ? "record" : "records"}`;
  return total > pageSize ? `${records}, ${pageSize} a page` : records;
}
