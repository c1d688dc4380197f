import type { CallFilter, InspectedCall } from "@/lib/contracts/api-calls";
import { withQuery } from "@/lib/http/with-query";

export function inspectorHref(syncId: number, filter: CallFilter): string {
  return withQuery(`/syncs/${syncId}/inspector`, filter);
}

/** What one call is called in the address: its record, and which of the record's calls it is. */
export function nameOfCall({ recordId, number }: Pick<InspectedCall, "recordId" | "number">): string {
  return `${recordId}.${number}`;
}
