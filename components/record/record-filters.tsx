"use client";

import { useRouter } from "next/navigation";
import { FilterBar, FilterChip, FilterLinks, SearchInput } from "@/components/ui/filter-bar";
import { useTypedFilter } from "@/components/ui/use-typed-filter";
import type { RecordSort, RunDetail } from "@/lib/contracts/runs";
import type { RecordStatus } from "@/lib/core/states";
import { withQuery } from "@/lib/http/with-query";
import { operationWords } from "./operation-words";
import { recordStatusLabels } from "./record-status";

type Filter = { status?: RecordStatus; issue?: string; operation?: string; key?: string };

/** Search by key and by outcome. Everything stands in the URL, so a filtered list can be shared. */
export function RecordFilters({
  detail,
  filter,
  sort,
}: {
  detail: RunDetail;
  filter: Filter;
  sort: RecordSort | undefined;
}) {
  const router = useRouter();
  const { run, groups, inDoubt } = detail;
  const base = `/runs/${run.id}`;
  const { counts } = run;
  const [typed, type] = useTypedFilter(filter.key, (key) =>
    router.replace(withQuery(base, { ...filter, sort, key }), { scroll: false }),
  );
  const present: [RecordStatus, number][] = (
    [
      ["success", counts.success],
      ["rejected", counts.rejected],
      ["invalid", counts.invalid],
      ["uncertain", counts.uncertain],
      ["no_match", counts.noMatch],
      ["dismissed", counts.dismissed],
      ["sending", inDoubt],
      ["planned", counts.unsent - inDoubt],
    ] as [RecordStatus, number][]
  ).filter(([status, count]) => count > 0 || filter.status === status);
  const options = [
    {
      href: withQuery(base, { key: filter.key, sort }),
      label: "All",
      count: counts.changed + counts.invalid,
      current: filter.status === undefined,
    },
    ...present.map(([status, count]) => ({
      href: withQuery(base, { key: filter.key, status, sort }),
      label: recordStatusLabels[status],
      count,
      current: filter.status === status,
    })),
  ];
  return (
    <FilterBar>
      <SearchInput
        label="Search by key"
        value={typed}
        onChange={(event) => type(event.target.value)}
        maxLength={255}
      />
      <FilterLinks label="Filter by status" options={options} />
      {filter.operation ? (
        <FilterChip
          label={operationWords(filter.operation) ?? filter.operation}
          removeHref={withQuery(base, { ...filter, sort, operation: undefined })}
        />
      ) : undefined}
      {filter.issue ? (
        <FilterChip
          label={groups.find(({ code }) => code === filter.issue)?.message ?? "One cause only"}
          removeHref={withQuery(base, { status: filter.status, key: filter.key, sort })}
        />
      ) : undefined}
      {sort ? (
        <FilterChip
          label={sort === "time" ? "Oldest first" : "Newest first"}
          removeHref={withQuery(base, { ...filter })}
        />
      ) : undefined}
    </FilterBar>
  );
}
