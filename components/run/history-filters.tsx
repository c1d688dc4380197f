import { FilterBar, FilterLinks } from "@/components/ui/filter-bar";
import type { HistoryFilter, RunOutcome, RunPeriod } from "@/lib/contracts/runs";
import { withQuery } from "@/lib/http/with-query";

const outcomes: readonly { value: RunOutcome | undefined; label: string }[] = [
  { value: undefined, label: "All" },
  { value: "completed", label: "Completed" },
  { value: "with_errors", label: "With errors" },
  { value: "failed", label: "Failed" },
  { value: "canceled", label: "Canceled" },
  { value: "skipped", label: "Skipped" },
];
const periods: readonly { value: RunPeriod | undefined; label: string }[] = [
  { value: undefined, label: "Any time" },
  { value: "day", label: "24 hours" },
  { value: "week", label: "7 days" },
  { value: "month", label: "30 days" },
];

/** How the runs ended, and from when on. It stands in the address, so a filtered history can be shared. */
export function HistoryFilters({ base, filter }: { base: string; filter: HistoryFilter }) {
  const { outcome, period } = filter;
  return (
    <FilterBar>
      <FilterLinks
        label="Filter by outcome"
        options={outcomes.map(({ value, label }) => ({
          href: withQuery(base, { outcome: value, period }),
          label,
          current: outcome === value,
        }))}
      />
      <div className="sm:ms-4">
        <FilterLinks
          label="Filter by time"
          options={periods.map(({ value, label }) => ({
            href: withQuery(base, { outcome, period: value }),
            label,
            current: period === value,
          }))}
        />
      </div>
    </FilterBar>
  );
}
