"use client";

import { useRouter } from "next/navigation";
import { FilterBar, FilterChip, FilterLinks, SearchInput } from "@/components/ui/filter-bar";
import { useTypedFilter } from "@/components/ui/use-typed-filter";
import type { CallFilter } from "@/lib/contracts/api-calls";
import { inspectorHref } from "./inspector-href";

/** All or failed calls, of one key or one run. Everything stands in the address, so a filtered list can be shared. */
export function CallFilters({ syncId, filter }: { syncId: number; filter: CallFilter }) {
  const router = useRouter();
  const { show, run, key } = filter;
  const [typed, type] = useTypedFilter(key, (next) =>
    router.replace(inspectorHref(syncId, { show, run, key: next }), { scroll: false }),
  );
  return (
    <FilterBar>
      <SearchInput
        label="Find a whole key"
        value={typed}
        onChange={(event) => type(event.target.value)}
        maxLength={255}
      />
      <FilterLinks
        label="Filter by answer"
        options={[
          { href: inspectorHref(syncId, { run, key }), label: "All calls", current: show === undefined },
          {
            href: inspectorHref(syncId, { show: "failed", run, key }),
            label: "Failed calls",
            current: show === "failed",
          },
        ]}
      />
      {run === undefined ? undefined : (
        <FilterChip label={`Run ${run}`} removeHref={inspectorHref(syncId, { show, key })} />
      )}
    </FilterBar>
  );
}
