import type { EventObject } from "@/lib/core/destination-object";
import { isJsonObject, type JsonObject } from "@/lib/core/json";
import type { ApiCall } from "@/lib/core/outcome";
import { ByMarks } from "./by-marks";
import type { Listing } from "./list-created";

interface Listed {
  entry: JsonObject;
  call: ApiCall;
}

const indexes = new WeakMap<Listing, ByMarks<Listed>>();

/** What a listing shows, with the call that showed it, by marks; made once for all the records that ask. */
function indexOf(object: EventObject, listing: Listing): ByMarks<Listed> {
  const known = indexes.get(listing);
  if (known) return known;
  const listed = listing.calls.flatMap((call) => matchingOf(call).map((entry) => ({ entry, call })));
  const made = new ByMarks(object, listed, ({ entry }) => entry);
  indexes.set(listing, made);
  return made;
}

function matchingOf({ response }: ApiCall): JsonObject[] {
  return isJsonObject(response) && Array.isArray(response.matching)
    ? response.matching.filter(isJsonObject)
    : [];
}

/** The listed entries that could be this payload's; whether they are is for `matches` to say. */
export function foundNear(object: EventObject, payload: JsonObject, listing: Listing): JsonObject[] {
  return indexOf(object, listing)
    .near(payload)
    .map(({ entry }) => entry);
}

/** So many calls of a listing are kept with each record; of a longer one only those that say something about it. */
const fewCalls = 4;

/**
 * The calls of a listing as the history of one record keeps them: a list is asked for many records at once, and each
 * keeps of it what could be about itself. Of a long list that are the pages that show something alike, and the last one,
 * which shows whether it was read to its end.
 */
export function callsAbout(object: EventObject, payload: JsonObject, listing: Listing): ApiCall[] {
  const alike = indexOf(object, listing)
    .near(payload)
    .filter(({ entry }) => object.matches(payload, entry) || object.resembles(payload, entry));
  const byCall = Map.groupBy(alike, ({ call }) => call);
  const { calls } = listing;
  const last = calls.at(-1);
  const kept = calls.length <= fewCalls ? calls : calls.filter((call) => call === last || byCall.has(call));
  return kept.map((call) => {
    if (!isJsonObject(call.response) || !Array.isArray(call.response.matching)) return call;
    const matching = (byCall.get(call) ?? []).map(({ entry }) => entry);
    return { ...call, response: { ...call.response, matching } };
  });
}
