import { HistoryFilters } from "@/components/run/history-filters";
import { KeepFresh } from "@/components/run/keep-fresh";
import { isActive } from "@/components/run/run-time";
import { RunsTable } from "@/components/run/runs-table";
import { SyncFrame } from "@/components/sync/sync-frame";
import { Pagination } from "@/components/ui/pagination";
import { type HistoryFilter, historyFilter } from "@/lib/contracts/runs";
import { withQuery } from "@/lib/http/with-query";
import { filteredRunsPage } from "@/lib/queries/runs";
import { loadSync } from "../load-sync";

const pageSize = 25;

export default async function SyncHistoryPage({ params, searchParams }: PageProps<"/syncs/[id]/history">) {
  const { sync, may } = await loadSync(params);
  const filter = historyFilter.parse(await searchParams);
  const { runs, next } = await filteredRunsPage(sync.id, filter, pageSize, new Date());
  const base = `/syncs/${sync.id}/history`;
  const href = (to: HistoryFilter) => withQuery(base, { ...filter, ...to });
  const filtered = filter.outcome !== undefined || filter.period !== undefined;
  return (
    <SyncFrame sync={sync} may={may}>
      <KeepFresh working={sync.lastRun !== null && isActive(sync.lastRun)} />
      <HistoryFilters base={base} filter={filter} />
      <RunsTable
        runs={runs}
        caption={`Runs of ${sync.label}`}
        {...(filtered && {
          emptyTitle: next === null ? "No run matches these filters" : "None among the newest runs",
          emptyText:
            next === null
              ? "Choose another outcome or a longer time."
              : "There are older ones: look further.",
        })}
      />
      <Pagination
        newerHref={filter.before === undefined ? undefined : href({ before: undefined })}
        olderHref={next === null ? undefined : href({ before: next })}
        newerLabel="Newest"
      />
    </SyncFrame>
  );
}
