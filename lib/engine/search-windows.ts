import type { EventObject } from "@/lib/core/destination-object";
import type { Window } from "@/lib/core/evidence";
import type { PendingRecord } from "@/lib/core/ports";
import type { CallContext } from "./attempt-call";

/** Windows that lie closer together than this are listed as one. */
const bridgedMs = 60_000;

/**
 * Where each record would be listed by the created_at that was sent along. Records that are close in time share one
 * window, so that a hundred lost answers of one minute cost one list and not a hundred.
 */
export function sentWindows<Sought extends Pick<PendingRecord, "change">>(
  object: EventObject,
  records: Sought[],
): Map<Sought, Window> {
  const dated = records
    .flatMap((record) => {
      const at = object.createdAt(record.change.payload);
      return at === undefined ? [] : [{ record, at }];
    })
    .sort((a, b) => a.at - b.at);
  const windows = new Map<Sought, Window>();
  let current: Window | undefined;
  for (const { record, at } of dated) {
    if (current && at - current.to <= bridgedMs) current.to = at;
    else current = { from: at, to: at };
    windows.set(record, current);
  }
  return windows;
}

/** How long after its reservation a request may have been made: it is tried more than once, with waits in between. */
const latestRequestMs = 3_600_000;

/**
 * Everything recorded since the first of these was reserved, give or take how far the clocks may be apart: nobody has
 * proven that PartnerStack dates a transaction by the created_at that it is given. The clock of this worker may be
 * behind that of the database, which dates the reservations.
 */
export function recentWindow(
  { clock, policy }: Pick<CallContext, "clock" | "policy">,
  records: Pick<PendingRecord, "reservedAt">[],
  until = clock.now(),
): Window {
  const now = until.getTime();
  const reserved = records.map(({ reservedAt }) => reservedAt?.getTime() ?? now);
  return {
    from: reserved.reduce((first, at) => Math.min(first, at), now) - policy.clockSkewMs,
    to: reserved.reduce((last, at) => Math.max(last, at + latestRequestMs), now) + policy.clockSkewMs,
  };
}
