"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUpDown, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { isActive } from "@/components/run/run-time";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, SearchInput } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import type { SyncSummary, syncList } from "@/lib/contracts/syncs";
import { api } from "@/lib/http/client";
import { withQuery } from "@/lib/http/with-query";
import { syncColumns } from "./sync-columns";
import { SyncMenu } from "./sync-menu";

type SyncListProps = {
  syncs: SyncSummary[];
  /** What the address searches for. */
  search: string;
  mayEdit: boolean;
};

/** From so many on a search is worth its place. */
const searchFrom = 6;

/** All syncs with their last run, up to date by itself: often while something runs, now and then otherwise. */
export function SyncList({ syncs, search, mayEdit }: SyncListProps) {
  const [words, setWords] = useState(search);
  const query = useQuery({
    queryKey: ["syncs"],
    queryFn: ({ signal }) => api.get<typeof syncList>("/api/syncs", { signal }),
    initialData: { syncs },
    refetchInterval: ({ state }) =>
      state.data?.syncs.some(({ lastRun }) => lastRun && isActive(lastRun)) ? 2_000 : 15_000,
  });
  const all = query.data.syncs;
  if (all.length === 0) return <NoSyncs mayEdit={mayEdit} />;

  const find = (text: string) => {
    setWords(text);
    window.history.replaceState(null, "", withQuery("/syncs", { q: text }));
  };
  const found = all.filter((sync) => matches(sync, words));
  return (
    <>
      {all.length >= searchFrom || words !== "" ? (
        <FilterBar>
          <SearchInput label="Search syncs" value={words} onChange={(event) => find(event.target.value)} />
        </FilterBar>
      ) : undefined}
      <DataTable
        caption="Syncs"
        rows={found}
        rowKey={({ id }) => String(id)}
        target={({ id }) => ({ href: `/syncs/${id}` })}
        columns={syncColumns(mayEdit)}
        actions={mayEdit ? (sync) => <SyncMenu sync={sync} /> : undefined}
        empty={
          <EmptyState
            icon={SearchX}
            title="No sync is called so"
            text={`None of the ${all.length} syncs has “${words}” in its label, dataset or destination.`}
          />
        }
      />
    </>
  );
}

function matches({ label, dataset, destination }: SyncSummary, words: string): boolean {
  const text = `${label} ${dataset.name} ${dataset.source} ${destination.name}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function NoSyncs({ mayEdit }: { mayEdit: boolean }) {
  return (
    <div className="rounded-lg border bg-surface">
      <EmptyState
        icon={ArrowUpDown}
        title="No sync yet"
        text="A sync reads a dataset, maps its columns to PartnerStack's fields, and sends what PartnerStack does not have. You see every request before anything is sent."
        action={
          mayEdit ? (
            <LinkButton href="/syncs/new" variant="primary">
              <Plus aria-hidden="true" />
              New sync
            </LinkButton>
          ) : undefined
        }
      />
    </div>
  );
}
