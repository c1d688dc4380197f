import type { CallFilter, CallsPage, InspectedCall } from "@/lib/contracts/api-calls";
import type { ApiCall } from "@/lib/core/outcome";
import {
  type CalledRecord,
  type CalledRecords,
  type CallPlace,
  calledRecords,
  calledRecordsByKey,
} from "@/lib/store/api-calls";

/** One page of the calls of a sync, newest run first; of `recordsAPage` records at most. */
export async function callsPage(
  syncId: number,
  { show, run, key, after }: CallFilter,
  recordsAPage: number,
): Promise<CallsPage> {
  const filter = { failed: show === "failed", ...(run === undefined ? {} : { runId: run }) };
  const from = placeOf(after);
  const { records, next }: CalledRecords =
    key === undefined
      ? await calledRecords(syncId, filter, from, recordsAPage)
      : await calledRecordsByKey(syncId, key, filter, from?.recordId ?? null, recordsAPage);
  return {
    calls: records.flatMap((record) => callsOf(record, filter.failed)),
    next: next === null ? null : `${next.runId}-${next.recordId}`,
  };
}

function placeOf(after: string | undefined): CallPlace | null {
  const [runId, recordId] = after?.split("-") ?? [];
  if (runId === undefined || recordId === undefined) return null;
  const place = { runId: Number(runId), recordId: BigInt(recordId) };
  // More than an id can be is no place.
  return place.runId > 2_147_483_647 || place.recordId > 9_223_372_036_854_775_807n ? null : place;
}

/** The newest call first, as everything in the list. */
function callsOf(record: CalledRecord, failedOnly: boolean): InspectedCall[] {
  return (record.calls as ApiCall[])
    .map(({ request, status, error, at, durationMs }, number) => ({
      recordId: Number(record.id),
      number,
      runId: record.runId,
      externalKey: record.externalKey,
      method: request.method,
      path: request.path,
      status,
      error,
      at,
      durationMs,
    }))
    .filter(({ status }) => !failedOnly || status === null || status >= 400)
    .reverse();
}
