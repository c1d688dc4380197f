import type { Change } from "@/lib/core/change";
import type { EventObject } from "@/lib/core/destination-object";
import { candidatesIn, type Evidence } from "@/lib/core/evidence";
import type { JsonObject } from "@/lib/core/json";
import { listCreated } from "@/lib/engine/list-created";
import { defaultPolicy } from "@/lib/engine/run-context";
import { recentWindow, sentWindows } from "@/lib/engine/search-windows";
import { openDestination, type StoredDestination } from "./open-destination.server";
import { systemClock } from "./system-clock";

/** A person waits for the answer: fewer attempts than a run makes, and no more pages than a minute holds. */
const policy = { ...defaultPolicy, listAttempts: 2, backoffCapMs: 2_000 };
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
    const context = { wire: connected.wire, clock: systemClock, policy, signal };
    const { payload } = record.change;
    const now = systemClock.now();
    const latest = new Date((record.reservedAt ?? now).getTime() + latestArrivalMs);
    const recent = recentWindow(context, [record], latest < now ? latest : now);
    const sent = sentWindows(object, [record]).get(record);
    const windows = sent && (sent.from < recent.from || sent.to > recent.to) ? [sent, recent] : [recent];
    const listings = [];
    for (const window of windows) {
      const isNear = (entry: JsonObject) =>
        object.matches(payload, entry) || object.resembles(payload, entry);
      listings.push(await listCreated(context, object, window, isNear, mostPages));
    }
    return {
      at: now.toISOString(),
      windows,
      listed: listings.reduce((sum, { listed }) => sum + listed, 0),
      broken: listings.find(({ broken }) => broken !== null)?.broken ?? null,
      candidates: candidatesIn(
        object,
        payload,
        listings.flatMap(({ found }) => found),
      ),
    };
  } finally {
    await connected.close();
  }
}
