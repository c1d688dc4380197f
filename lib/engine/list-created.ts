import type { EventObject } from "@/lib/core/destination-object";
import type { Window } from "@/lib/core/evidence";
import type { JsonObject } from "@/lib/core/json";
import type { ApiCall, ApiRequest } from "@/lib/core/outcome";
import { attemptCall, type CallContext, mustStop, newTrail } from "./attempt-call";
import { backoffMs } from "./backoff";
import { keysRefused } from "./send-records";

/** What the destination recorded in a window, as far as it was wanted. */
export interface Listing {
  window: Window;
  found: JsonObject[];
  /** How many were listed, wanted or not. */
  listed: number;
  calls: ApiCall[];
  /** Why it could not be read to its end; then nothing may be concluded from what is missing. */
  broken: string | null;
}

/**
 * Lists a window page by page and keeps what `wanted` picks: a window over a busy hour has thousands of entries, and
 * memory and history should hold the few that matter. `mostPages` is for somebody who waits for the answer. Throws
 * RunFailure when the keys were refused.
 */
export async function listCreated(
  context: CallContext,
  object: EventObject,
  window: Window,
  wanted: (listed: JsonObject) => boolean,
  mostPages = Number.POSITIVE_INFINITY,
): Promise<Listing> {
  const listing: Listing = { window, found: [], listed: 0, calls: [], broken: null };
  let after: string | null = null;
  for (let pages = 1; ; pages++) {
    const { page, call } = await readPage(context, object, object.list(window, after));
    const picked = page.kind === "page" ? page.listed.filter(wanted) : [];
    if (call) listing.calls.push(page.kind === "page" ? shortened(call, page.listed.length, picked) : call);
    if (page.kind !== "page") return { ...listing, broken: page.reason };
    // A list that ignores its cursor would be read for ever.
    if (page.after !== null && page.after === after)
      return { ...listing, broken: "PartnerStack's list repeats itself." };
    listing.found.push(...picked);
    listing.listed += page.listed.length;
    after = page.after;
    if (after === null) return listing;
    if (pages >= mostPages)
      return {
        ...listing,
        broken: `Only the first ${listing.listed} transactions of the list were looked at.`,
      };
  }
}

/** One page, asked for until it is answered; reading twice harms nobody. */
async function readPage(context: CallContext, object: EventObject, request: ApiRequest) {
  const { policy, clock, signal, outage } = context;
  for (let failures = 0; ; ) {
    const trail = newTrail();
    const page = object.readPage(await attemptCall(context, request, trail));
    const call = trail.calls.at(-1);
    switch (page.kind) {
      case "page":
        return { page, call };
      // The records stay in doubt, and the next run with good keys asks again.
      case "keys_refused":
        throw keysRefused(page.reason);
      case "retry":
      case "unknown":
        if (mustStop(context)) return { page, call };
        if (!outage?.isOpen) failures += 1;
        if (failures >= policy.listAttempts) return { page, call };
        break;
      case "throttled":
        break;
      default:
        page satisfies never;
    }
    if (mustStop(context)) return { page, call };
    const retryAfterMs = page.kind === "unknown" ? undefined : page.retryAfterMs;
    await clock.sleep(backoffMs(policy, Math.max(1, failures), retryAfterMs), signal);
  }
}

/** The call as it is kept: how many were listed, and those that matter. */
function shortened(call: ApiCall, listed: number, picked: JsonObject[]): ApiCall {
  return { ...call, response: { listed, matching: picked } };
}
