import type { RecordStatus } from "@/lib/core/states";

/** Where the records behind a count of a run are listed; without a status all that were planned or stopped. */
export function recordsHref(runId: number, status?: RecordStatus): string {
  return status ? `/runs/${runId}?status=${status}#records` : `/runs/${runId}#records`;
}
