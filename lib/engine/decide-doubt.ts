import type { EventObject } from "@/lib/core/destination-object";
import { candidatesIn, type Evidence, isOtherMoney } from "@/lib/core/evidence";
import { issue } from "@/lib/core/issue";
import type { JsonObject } from "@/lib/core/json";
import { moneyText } from "@/lib/core/money";
import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { callsAbout, foundNear } from "./about-one";
import { ByMarks } from "./by-marks";
import type { Listing } from "./list-created";
import type { RunContext } from "./run-context";

/**
 * Decides record by record: two records with the same customer, amount and time must not both be explained by one
 * listed transaction. Records that are alike in everything are interchangeable: as long as no more transactions are
 * listed than there are such records in doubt, each of them explains one.
 */
export async function decideDoubt(
  context: RunContext,
  object: EventObject,
  records: PendingRecord[],
  listings: Map<PendingRecord, Listing[]>,
  isLast: boolean,
): Promise<{ proven: Settlement[]; absent: Settlement[] }> {
  const now = context.clock.now();
  const claimed = await claimedAmong(context, [...new Set([...listings.values()].flat())]);
  const doubtful = new ByMarks(object, records, payloadOf);
  const placeOf = new Map(records.map((record, at) => [record, at]));
  const absent: Settlement[] = [];
  const proven: Settlement[] = [];

  for (const [at, record] of records.entries()) {
    const mine = listings.get(record) ?? [];
    const answer = answerOf(object, record, mine, now);
    const matches = unclaimedMatches(object, record, mine, claimed);
    const [first] = matches;
    if (!first) {
      const { broken } = answer.evidence;
      // A list that could not be read to its end says nothing about what it does not show; the next round asks again.
      if (broken !== null) {
        if (isLast) proven.push(uncertain(answer, broken));
      } else if (isUnderAnotherDate(object, record, mine, doubtful, claimed)) {
        proven.push(
          uncertain(answer, "PartnerStack lists one like it that was made then, with another date."),
        );
      } else {
        absent.push({ ...answer, status: "sending" });
      }
      continue;
    }
    const alike = doubtful
      .near(first)
      .filter((other) => (placeOf.get(other) ?? 0) >= at && object.matches(payloadOf(other), first)).length;
    if (matches.length > alike) {
      const message = `PartnerStack lists ${matches.length} transactions that look exactly like it.`;
      proven.push(uncertain(answer, message));
      continue;
    }
    if (isOtherMoney(object, record.change.payload, first)) {
      proven.push(uncertain(answer, otherMoney(object, record.change.payload, first)));
      continue;
    }
    claimed.add(remoteKeyOf(first));
    proven.push({ ...answer, status: "success", remoteKey: remoteKeyOf(first) });
  }
  return { proven, absent };
}

/** The listed entries that a record of ours has explained before, by their keys. */
export async function claimedAmong({ books }: RunContext, listings: Listing[]): Promise<Set<string>> {
  const keys = listings.flatMap(({ found }) => found.map(remoteKeyOf));
  return books.claimedRemoteKeys([...new Set(keys)]);
}

/**
 * Whether the last listing, of what was recorded since the reservation, shows this record but for its date: nobody has
 * proven that PartnerStack dates a transaction by the created_at that it is given, so it may be ours.
 */
function isUnderAnotherDate(
  object: EventObject,
  { change }: PendingRecord,
  listings: Listing[],
  doubtful: ByMarks<PendingRecord>,
  claimed: Set<string>,
): boolean {
  const undated = object.undated(change.payload);
  const [recent] = listings.slice(-1);
  if (!recent) return false;
  return foundNear(object, undated, recent).some(
    (entry) =>
      !claimed.has(remoteKeyOf(entry)) &&
      object.matches(undated, entry) &&
      !doubtful.near(entry).some((other) => object.matches(payloadOf(other), entry)),
  );
}

function payloadOf({ change }: PendingRecord): JsonObject {
  return change.payload;
}

/** Listed entries that this record would explain, each once although both windows may show it. */
export function unclaimedMatches(
  object: EventObject,
  { change }: PendingRecord,
  listings: Listing[],
  claimed: Set<string>,
): JsonObject[] {
  const matches = listings
    .flatMap((listing) => foundNear(object, change.payload, listing))
    .filter((entry) => !claimed.has(remoteKeyOf(entry)) && object.matches(change.payload, entry));
  return [...new Map(matches.map((entry) => [remoteKeyOf(entry), entry])).values()];
}

/** Somebody else's transaction has the key, or the amount was another one when it was sent by other means. */
function otherMoney(object: EventObject, payload: JsonObject, listed: JsonObject): string {
  const text = (of: JsonObject) => {
    const money = object.money(of);
    return money ? moneyText(money.minor, money.currency) : "no amount";
  };
  return `PartnerStack has this key with ${text(listed)}, not with ${text(payload)}.`;
}

function remoteKeyOf(listed: JsonObject): string {
  return typeof listed.key === "string" ? listed.key : "";
}

type Answer = Omit<Settlement, "status"> & { evidence: Evidence };

function answerOf(object: EventObject, record: PendingRecord, listings: Listing[], now: Date): Answer {
  const { payload } = record.change;
  const found = listings.flatMap((listing) => foundNear(object, payload, listing));
  return {
    record,
    operation: "send",
    remoteKey: null,
    sent: payload,
    issue: null,
    calls: listings.flatMap((listing) => callsAbout(object, payload, listing)),
    evidence: {
      at: now.toISOString(),
      windows: listings.map(({ window }) => window),
      listed: listings.reduce((sum, { listed }) => sum + listed, 0),
      broken: listings.find(({ broken }) => broken !== null)?.broken ?? null,
      candidates: candidatesIn(object, payload, found),
    },
  };
}

/** Nobody but a person can say whether it arrived; `message` says why. */
export function uncertain(answer: Answer | Settlement, message: string): Settlement {
  return { ...answer, status: "uncertain", issue: issue("in_doubt", message) };
}
