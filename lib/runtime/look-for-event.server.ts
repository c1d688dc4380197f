import type { Change } from "@/lib/core/change";
import type { EventObject } from "@/lib/core/destination-object";
import { candidatesIn, type Evidence } from "@/lib/core/evidence";
import type { JsonObject } from "@/lib/core/json";
import { type ListContext, listWindow, windowsOf } from "@/lib/engine/list-window";
import { defaultPolicy } from "@/lib/engine/run-context";
import { openDestination, type StoredDestination } from "./open-destination.server";
import { systemClock } from "./system-clock";

/** A person waits for the answer: fewer attempts than a run makes, and no more pages than a minute holds. */
const policy = { ...defaultPolicy, attempts: 2, backoffCapMs: 2_000 };
const mostPages = 40;

/** A request that arrives later than this after it was reserved is not known to happen; the list grows every day. */
const latestArrivalMs = 86_400_000;

/**
 * Asks the destination now what it lists that this event could be. Throws RunFailure, with a sentence for people, when
 * the destination cannot be used or refuses the keys; a list that breaks off is told in the evidence.
 */
export async function lookForEvent(
  destination: StoredDestination,
  object: EventObject,
  record: { change: Change; reservedAt: Date | null },
  signal: AbortSignal,
): Promise<Evidence> {
  const connected = await openDestination(destination);
  try {
    const context: ListContext = { wire: connected.wire, clock: systemClock, policy, signal };
    const now = systemClock.now();
    const latest = new Date((record.reservedAt ?? now).getTime() + latestArrivalMs);
    const windows = windowsOf(context, object, record, latest < now ? latest : now);
    const listed: JsonObject[] = [];
    let broken: string | null = null;
    for (const window of windows) {
      const listing = await listWindow(context, object, window, [], mostPages);
      listed.push(...listing.listed);
      broken ??= listing.broken;
    }
    const candidates = candidatesIn(object, record.change.payload, listed);
    return { at: now.toISOString(), windows, listed: listed.length, broken, candidates };
  } finally {
    await connected.close();
  }
}
