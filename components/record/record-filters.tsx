"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ClearFilters, FilterBar, FilterLinks, SearchInput } from "@/components/ui/filter-bar";
import type { RunView } from "@/lib/contracts/runs";
import type { RecordStatus } from "@/lib/core/states";
import { withQuery } from "@/lib/http/with-query";
import { recordStatusLabels } from "./record-status";

type Filter = { status?: RecordStatus; issue?: string; operation?: string; key?: string };

/** Search by key and by outcome. Everything stands in the URL, so a filtered list can be shared. */
export function RecordFilters({ run, filter }: { run: RunView; filter: Filter }) {
  const router = useRouter();
  const [key, setKey] = useState(filter.key ?? "");
  const base = `/runs/${run.id}`;
  const { counts } = run;
  const present: [RecordStatus, number][] = (
    [
      ["success", counts.success],
      ["rejected", counts.rejected],
      ["invalid", counts.invalid],
      ["uncertain", counts.uncertain],
      ["no_match", counts.noMatch],
      ["dismissed", counts.dismissed],
      ["planned", counts.unsent],
    ] as [RecordStatus, number][]
  ).filter(([status, count]) => count > 0 || filter.status === status);
  const options = [
    { href: withQuery(base, { key: filter.key }), label: "All", current: filter.status === undefined },
    ...present.map(([status, count]) => ({
      href: withQuery(base, { key: filter.key, status }),
      label: recordStatusLabels[status],
      count,
      current: filter.status === status,
    })),
  ];
  return (
    <FilterBar>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          router.push(withQuery(base, { ...filter, key: key.trim() || undefined }), { scroll: false });
        }}
      >
        <SearchInput
          label="Search by key"
          value={key}
          onChange={(event) => setKey(event.target.value)}
          maxLength={255}
        />
      </form>
      <FilterLinks label="Filter by status" options={options} />
      <ClearFilters
        href={
          filter.key || filter.issue || filter.operation
            ? withQuery(base, { status: filter.status })
            : undefined
        }
      />
    </FilterBar>
  );
}
