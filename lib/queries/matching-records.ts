import type { RunCountsView } from "@/lib/contracts/runs";
import type { RecordStatus } from "@/lib/core/states";
import type { RecordFilter } from "@/lib/store/record-pages";
import { countByStatus } from "@/lib/store/record-selection";

/** How many records of each status a filter shows, on all pages: what "Select all" means. */
export async function matchingRecords(
  runId: number,
  { status, ...search }: RecordFilter,
  counts: RunCountsView,
): Promise<Partial<Record<RecordStatus, number>>> {
  // The totals of the run know it already; only a search has to be counted.
  if (Object.values(search).every((value) => value === undefined)) {
    const all = totalsByStatus(counts);
    return status === undefined ? all : { [status]: all[status as RecordStatus] ?? 0 };
  }
  const rows = await countByStatus(runId, { status, ...search });
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

function totalsByStatus(counts: RunCountsView): Partial<Record<RecordStatus, number>> {
  const { success, rejected, invalid, noMatch, uncertain, dismissed, unsent } = counts;
  return { success, rejected, invalid, no_match: noMatch, uncertain, dismissed, planned: unsent };
}
