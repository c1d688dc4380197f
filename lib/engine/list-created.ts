import type { EventObject } from "@/lib/core/destination-object";
import type { JsonObject } from "@/lib/core/json";
import type { ApiCall, ApiRequest } from "@/lib/core/outcome";
import { attemptCall, mustStop, newTrail } from "./attempt-call";
import { backoffMs } from "./backoff";
import type { RunContext } from "./run-context";
import { keysRefused } from "./send-records";

/** A stretch of time, epoch milliseconds, both ends inclusive. */
export interface Window {
  from: number;
  to: number;
}

/**
 * What the destination recorded in a window, as far as it was asked for; `calls` are the evidence. `failure`: the list
 * could not be read to its end, so nothing may be concluded from what is missing.
 */
export interface Listing {
  window: Window;
  found: JsonObject[];
  calls: ApiCall[];
  failure: string | undefined;
}

/**
 * Lists a window page by page and keeps what `wanted` picks: a window over a busy hour has thousands of entries, and
 * memory and history should hold the few that matter. Throws RunFailure when the keys were refused.
 */
export async function listCreated(
  context: RunContext,
  object: EventObject,
  window: Window,
  wanted: (listed: JsonObject) => boolean,
): Promise<Listing> {
  const listing: Listing = { window, found: [], calls: [], failure: undefined };
  let after: string | null = null;
  do {
    const { page, call } = await readPage(context, object, object.list(window, after));
    const picked = page.kind === "page" ? page.listed.filter(wanted) : [];
    if (call) listing.calls.push(page.kind === "page" ? shortened(call, page.listed.length, picked) : call);
    if (page.kind !== "page") return { ...listing, failure: page.reason };
    // A list that ignores its cursor would be read for ever.
    if (page.after !== null && page.after === after)
      return { ...listing, failure: "PartnerStack's list repeats itself." };
    listing.found.push(...picked);
    after = page.after;
  } while (after !== null);
  return listing;
}

/** One page, asked for until it is answered; reading twice harms nobody. */
async function readPage(context: RunContext, object: EventObject, request: ApiRequest) {
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
        if (!outage.isOpen) failures += 1;
        if (failures >= policy.attempts) return { page, call };
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
