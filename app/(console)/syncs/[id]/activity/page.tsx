import { ActivityList } from "@/components/activity/activity-list";
import { SyncFrame } from "@/components/sync/sync-frame";
import { Card } from "@/components/ui/card";
import { FilterBar, FilterLinks } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { type ActivityFilter, activityFilter } from "@/lib/contracts/activity";
import { withQuery } from "@/lib/http/with-query";
import { activityPage } from "@/lib/queries/activity";
import { loadSync } from "../load-sync";

const pageSize = 50;
const filters = [
  { show: undefined, label: "Everything" },
  { show: "changes", label: "Changes of the sync" },
  { show: "runs", label: "Runs" },
  { show: "records", label: "Records" },
] as const;

export async function generateMetadata({ params }: PageProps<"/syncs/[id]/activity">) {
  return { title: `Activity, ${(await loadSync(params)).sync.label}` };
}

export default async function ActivityTab({ params, searchParams }: PageProps<"/syncs/[id]/activity">) {
  const { sync, may } = await loadSync(params);
  const filter = activityFilter.parse(await searchParams);
  const { entries, next } = await activityPage(sync.id, filter, pageSize);
  const href = (to: ActivityFilter) => withQuery(`/syncs/${sync.id}/activity`, to);
  return (
    <SyncFrame sync={sync} may={may}>
      <FilterBar>
        <FilterLinks
          label="Filter by kind"
          options={filters.map(({ show, label }) => ({
            href: href({ show }),
            label,
            current: filter.show === show,
          }))}
        />
      </FilterBar>
      <Card flush>
        <ActivityList
          entries={entries}
          emptyTitle={next === null ? "Nothing of this kind yet" : "Nothing of this kind among the newest"}
          emptyText="What people, programs and Tributary itself do with this sync is written down here."
        />
      </Card>
      <Pagination
        newerHref={filter.before === undefined ? undefined : href({ show: filter.show })}
        olderHref={next === null ? undefined : href({ show: filter.show, before: next })}
        newerLabel="Newest"
      />
    </SyncFrame>
  );
}
