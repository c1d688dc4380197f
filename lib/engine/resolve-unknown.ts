import type { EventObject } from "@/lib/core/destination-object";
import { candidatesIn, type Evidence, type Window } from "@/lib/core/evidence";
import { issue } from "@/lib/core/issue";
import type { JsonObject } from "@/lib/core/json";
import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { type Listing, listCreated } from "./list-created";
import { type RunContext, stopIfAsked } from "./run-context";
import { recentWindow, sentWindows } from "./search-windows";
import { sendRecords } from "./send-records";

/** Rounds of asking and sending again; what is lost in the last one too waits for the next run. */
const rounds = 4;
const pageSize = 256;
/** Windows that are listed side by side. */
const listsAtOnce = 8;

/**
 * Settles every event whose outcome is in doubt, by asking the destination and never by guessing. What is found
 * is a Success. What is absent twice, with the settling delay in between, never arrived and is sent; after the last
 * round it is refused for now and due again. Everything else reads Uncertain, with what was found for a person to
 * decide by. Serves lost answers and dead workers alike.
 */
export async function resolveUnknown(context: RunContext): Promise<void> {
  const { object, clock, policy, signal } = context;
  if (object.kind !== "event") return;

  for (let round = 1; ; round++) {
    const doubtful = await allInDoubt(context);
    if (doubtful.length === 0) return;
    const isLast = round > rounds;
    const absent = await ask(context, object, doubtful, isLast);
    if (absent.length > 0) {
      stopIfAsked(signal);
      await clock.sleep(policy.settlingMs, signal);
      stopIfAsked(signal);
      const stillAbsent = await ask(context, object, recordsOf(absent), isLast);
      await (isLast ? giveUpForNow(context, stillAbsent) : sendAgain(context, stillAbsent));
    }
    if (isLast) return;
  }
}

/** They stay in doubt until they are settled, so that a crash in between leaves no gap; the evidence is kept. */
async function sendAgain(context: RunContext, absent: Settlement[]): Promise<void> {
  if (absent.length === 0) return;
  await context.books.settle(absent, context.clock.now());
  await sendRecords(context, [recordsOf(absent)]);
}

async function giveUpForNow({ books, clock }: RunContext, absent: Settlement[]): Promise<void> {
  if (absent.length === 0) return;
  const message = `Its answer was lost ${rounds + 1} times, and PartnerStack's list shows that it never arrived.`;
  const refused = issue("attempts_exhausted", message);
  await books.settle(
    absent.map((one) => ({ ...one, status: "rejected", issue: refused })),
    clock.now(),
  );
}

function recordsOf(settlements: Settlement[]): PendingRecord[] {
  return settlements.map(({ record }) => record);
}

async function allInDoubt({ books }: RunContext): Promise<PendingRecord[]> {
  const all: PendingRecord[] = [];
  for (;;) {
    const page = await books.inDoubt(all.at(-1)?.id ?? 0n, pageSize);
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

/**
 * Asks about all these records and settles what is proven. Gives those that are absent. A list that broke off proves
 * nothing: its records stay in doubt, and in the last round they read Uncertain.
 */
async function ask(
  context: RunContext,
  object: EventObject,
  records: PendingRecord[],
  isLast: boolean,
): Promise<Settlement[]> {
  const sent = sentWindows(object, records);
  const bySentDate = await listAll(context, object, new Set(sent.values()), records);
  const evidence = new Map<PendingRecord, Listing[]>(
    records.map((record) => {
      const window = sent.get(record);
      const listing = window && bySentDate.get(window);
      return [record, listing ? [listing] : []];
    }),
  );
  const unseen = records.filter((record) => !isSeen(object, record, evidence.get(record)));
  if (unseen.length > 0) {
    const recent = await list(context, object, recentWindow(context, unseen), unseen);
    for (const record of unseen) evidence.get(record)?.push(recent);
  }
  // A list that was not read to its end because the run stops proves nothing: the records stay in doubt.
  stopIfAsked(context.signal);
  if (context.outage.failure) throw context.outage.failure;
  return decide(context, object, records, evidence, isLast);
}

function isSeen(object: EventObject, { change }: PendingRecord, listings: Listing[] = []): boolean {
  return listings.some(({ found }) => found.some((entry) => object.matches(change.payload, entry)));
}

async function listAll(
  context: RunContext,
  object: EventObject,
  windows: Set<Window>,
  records: PendingRecord[],
): Promise<Map<Window, Listing>> {
  const listings = new Map<Window, Listing>();
  const waiting = [...windows];
  const listNext = async (): Promise<void> => {
    for (let window = waiting.shift(); window; window = waiting.shift()) {
      stopIfAsked(context.signal);
      listings.set(window, await list(context, object, window, records));
    }
  };
  await Promise.all(Array.from({ length: listsAtOnce }, listNext));
  return listings;
}

function list(context: RunContext, object: EventObject, window: Window, records: PendingRecord[]) {
  return listCreated(context, object, window, (entry) =>
    records.some(
      ({ change: { payload } }) => object.matches(payload, entry) || object.resembles(payload, entry),
    ),
  );
}

/**
 * Decides record by record: two records with the same customer, amount and time must not both be explained by one
 * listed transaction. Records that are alike in everything are interchangeable: as long as no more transactions are
 * listed than there are such records in doubt, each of them explains one.
 */
async function decide(
  context: RunContext,
  object: EventObject,
  records: PendingRecord[],
  listings: Map<PendingRecord, Listing[]>,
  isLast: boolean,
): Promise<Settlement[]> {
  const { books, clock } = context;
  const keys = [...listings.values()].flat().flatMap(({ found }) => found.map(remoteKeyOf));
  const claimed = await books.claimedRemoteKeys([...new Set(keys)]);
  const absent: Settlement[] = [];
  const proven: Settlement[] = [];

  for (const [at, record] of records.entries()) {
    const mine = listings.get(record) ?? [];
    const answer = answerOf(object, record, mine, clock.now());
    const matches = unclaimedMatches(object, record, mine, claimed);
    const [first] = matches;
    if (!first) {
      const { broken } = answer.evidence;
      // A list that could not be read to its end says nothing about what it does not show; the next round asks again.
      if (broken === null) absent.push({ ...answer, status: "sending" });
      else if (isLast) proven.push(uncertain(answer, broken));
      continue;
    }
    const alike = records.slice(at).filter(({ change }) => object.matches(change.payload, first)).length;
    if (matches.length > alike) {
      const message = `PartnerStack lists ${matches.length} transactions that look exactly like it.`;
      proven.push(uncertain(answer, message));
      continue;
    }
    claimed.add(remoteKeyOf(first));
    proven.push({ ...answer, status: "success", remoteKey: remoteKeyOf(first) });
  }
  if (proven.length > 0) await books.settle(proven, clock.now());
  return absent;
}

/** Listed entries that this record would explain, each once although both windows may show it. */
function unclaimedMatches(
  object: EventObject,
  { change }: PendingRecord,
  listings: Listing[],
  claimed: Set<string>,
): JsonObject[] {
  const matches = listings
    .flatMap(({ found }) => found)
    .filter((entry) => !claimed.has(remoteKeyOf(entry)) && object.matches(change.payload, entry));
  return [...new Map(matches.map((entry) => [remoteKeyOf(entry), entry])).values()];
}

function remoteKeyOf(listed: JsonObject): string {
  return typeof listed.key === "string" ? listed.key : "";
}

type Answer = Omit<Settlement, "status"> & { evidence: Evidence };

function answerOf(object: EventObject, record: PendingRecord, listings: Listing[], now: Date): Answer {
  const { payload } = record.change;
  const found = listings.flatMap((listing) => listing.found);
  return {
    record,
    operation: "send",
    remoteKey: null,
    sent: payload,
    issue: null,
    calls: listings.flatMap(({ calls }) => calls),
    evidence: {
      at: now.toISOString(),
      windows: listings.map(({ window }) => window),
      listed: listings.reduce((sum, { listed }) => sum + listed, 0),
      broken: listings.find(({ broken }) => broken !== null)?.broken ?? null,
      candidates: candidatesIn(object, payload, found),
    },
  };
}

function uncertain(answer: Answer, message: string): Settlement {
  return { ...answer, status: "uncertain", issue: issue("in_doubt", message) };
}
