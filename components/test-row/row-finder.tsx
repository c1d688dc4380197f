"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FilterBar, SearchInput } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { useTypedFilter } from "@/components/ui/use-typed-filter";
import type { RowPreviewView, RowQuery } from "@/lib/contracts/syncs";
import { withQuery } from "@/lib/http/with-query";

type RowFinderProps = {
  syncId: number;
  /** What a key is called here: "Unique Identifier". */
  keyLabel: string;
  query: RowQuery;
  preview: Pick<RowPreviewView, "rows" | "rowIndex">;
};

/** Chooses the row: the next of the first ones, or any by its key. It stands in the address, so a row can be shared. */
export function RowFinder({ syncId, keyLabel, query, preview }: RowFinderProps) {
  const router = useRouter();
  const href = (to: RowQuery) => withQuery(`/syncs/${syncId}/test`, to);
  const [typed, type] = useTypedFilter(query.key, (key) => router.replace(href({ key }), { scroll: false }));
  const { rows, rowIndex } = preview;
  const step = (to: number, label: string) =>
    to < 0 || to >= rows ? (
      <Button size="small" disabled>
        {label}
      </Button>
    ) : (
      <LinkButton size="small" href={href({ row: to })} scroll={false} replace>
        {label}
      </LinkButton>
    );
  return (
    <FilterBar label="Choose a row">
      <SearchInput
        label={`Find by ${keyLabel}`}
        value={typed}
        onChange={(event) => type(event.target.value)}
        maxLength={255}
      />
      {query.key === undefined && rows > 0 ? (
        <div className="flex items-center gap-2">
          <span className="whitespace-nowrap text-sm tabular-nums" aria-live="polite">
            Row {rowIndex + 1} of the first {rows}
          </span>
          {step(rowIndex - 1, "Previous")}
          {step(rowIndex + 1, "Next")}
        </div>
      ) : undefined}
    </FilterBar>
  );
}
