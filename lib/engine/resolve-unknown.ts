import type { EventObject } from "@/lib/core/destination-object";
import { issue } from "@/lib/core/issue";
import type { JsonObject } from "@/lib/core/json";
import type { ApiCall, ApiRequest } from "@/lib/core/outcome";
import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { attemptCall, backoffMs } from "./attempt-call";
import { type RunContext, stopIfAsked } from "./run-context";
import { keysRefused, sendRecords } from "./send-records";

/** Rounds of asking, sending again and asking again before a person has to decide. */
const rounds = 4;
const pageSize = 256;

/**
 * Settles every event whose outcome is in doubt, by asking the destination and never by guessing. What is found
 * is a Success. What is absent twice, with the settling delay in between, never arrived and is sent.
 * Everything else reads Uncertain. Serves lost answers and dead workers alike.
 */
export async function resolveUnknown(context: RunContext): Promise<void> {
  const { object, books, clock, policy, signal } = context;
  if (object.kind !== "event") return;

  for (let round = 1; round <= rounds; round++) {
    const doubtful = await allInDoubt(context);
    if (doubtful.length === 0) return;
    const absent = await ask(context, object, doubtful, false);
    if (absent.length === 0) continue;

    stopIfAsked(signal);
    await clock.sleep(policy.settlingMs, signal);
    stopIfAsked(signal);
    const stillAbsent = await ask(context, object, absent, true);
    for (let from = 0; from < stillAbsent.length; from += policy.lotSize) {
      stopIfAsked(signal);
      await sendRecords(context, stillAbsent.slice(from, from + policy.lotSize));
    }
  }
  const left = await allInDoubt(context);
  const message = `Its answer was lost ${rounds} times, and PartnerStack's list did not settle whether it arrived.`;
  if (left.length > 0)
    await books.settle(
      left.map((record) => uncertain(record, message, [])),
      clock.now(),
    );
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
 * Asks about each record, one after the other: two records with the same customer, amount and time must not both be
 * explained by one listed transaction. Gives those that are absent; with `free`, their reservations are lifted.
 */
async function ask(
  context: RunContext,
  object: EventObject,
  records: PendingRecord[],
  free: boolean,
): Promise<PendingRecord[]> {
  const absent: PendingRecord[] = [];
  for (const [at, record] of records.entries()) {
    stopIfAsked(context.signal);
    const answer = await lookFor(context, object, record, records.slice(at));
    if (answer.status !== "planned") await context.books.settle([answer], context.clock.now());
    else {
      if (free) await context.books.settle([answer], context.clock.now());
      absent.push(record);
    }
  }
  return absent;
}

/**
 * `planned` says that the destination has no trace of it. Records that are alike in everything are interchangeable: as
 * long as no more transactions are listed than there are such records in doubt, each of them explains one.
 */
async function lookFor(
  context: RunContext,
  object: EventObject,
  record: PendingRecord,
  inDoubt: PendingRecord[],
): Promise<Settlement> {
  const calls: ApiCall[] = [];
  const matches: JsonObject[] = [];
  for (const window of windowsOf(context, object, record)) {
    const listed = await listWindow(context, object, window, calls);
    if (!listed.ok) return uncertain(record, listed.reason, calls);
    matches.push(...listed.listed.filter((entry) => object.matches(record.change.payload, entry)));
    if (matches.length > 0) break;
  }
  const claimed = await context.books.claimedRemoteKeys(matches.map(remoteKeyOf));
  const unclaimed = matches.filter((entry) => !claimed.has(remoteKeyOf(entry)));
  const [only] = unclaimed;
  if (!only) return { ...settlementOf(record, calls), status: "planned" };
  const alike = inDoubt.filter(({ change }) => object.matches(change.payload, only)).length;
  if (unclaimed.length <= alike)
    return { ...settlementOf(record, calls), status: "success", remoteKey: remoteKeyOf(only) };
  return uncertain(
    record,
    `PartnerStack lists ${unclaimed.length} transactions that look exactly like it.`,
    calls,
  );
}

interface Window {
  from: number;
  to: number;
}

/**
 * Where to look: at the created_at that was sent along, and, because nobody has proven that PartnerStack dates a
 * transaction by it, among everything recorded since the reservation.
 */
function windowsOf({ clock, policy }: RunContext, object: EventObject, record: PendingRecord): Window[] {
  const at = object.createdAt(record.change.payload);
  const reserved = (record.reservedAt ?? clock.now()).getTime();
  const recent = { from: reserved - policy.clockSkewMs, to: clock.now().getTime() + policy.clockSkewMs };
  if (at === undefined || (at >= recent.from && at <= recent.to)) return [recent];
  return [{ from: at, to: at }, recent];
}

type Listing = { ok: true; listed: JsonObject[] } | { ok: false; reason: string };

async function listWindow(
  context: RunContext,
  object: EventObject,
  window: Window,
  calls: ApiCall[],
): Promise<Listing> {
  const listed: JsonObject[] = [];
  let after: string | null = null;
  do {
    const page = await readPage(context, object, object.list(window, after), calls);
    if (page.kind !== "page") return { ok: false, reason: page.reason };
    // A list that ignores its cursor would be read for ever.
    if (page.after !== null && page.after === after)
      return { ok: false, reason: "PartnerStack's list repeats itself." };
    listed.push(...page.listed);
    after = page.after;
  } while (after !== null);
  return { ok: true, listed };
}

/** One page, asked for until it is answered; reading twice harms nobody. */
async function readPage(context: RunContext, object: EventObject, request: ApiRequest, calls: ApiCall[]) {
  const { policy, clock, signal } = context;
  for (let attempt = 1; ; attempt++) {
    const page = object.readPage(await attemptCall(context, request, calls));
    if (page.kind === "page") return page;
    // The record stays in doubt, and the next run with good keys asks again.
    if (page.kind === "keys_refused") throw keysRefused(page.reason);
    if (attempt >= policy.attempts || signal.aborted) return page;
    await clock.sleep(
      backoffMs(policy, attempt, page.kind === "retry" ? page.retryAfterMs : undefined),
      signal,
    );
  }
}

function remoteKeyOf(listed: JsonObject): string {
  return typeof listed.key === "string" ? listed.key : "";
}

function settlementOf(record: PendingRecord, calls: ApiCall[]): Omit<Settlement, "status"> {
  return { record, operation: "send", remoteKey: null, sent: record.change.payload, issue: null, calls };
}

function uncertain(record: PendingRecord, message: string, calls: ApiCall[]): Settlement {
  return { ...settlementOf(record, calls), status: "uncertain", issue: issue("in_doubt", message) };
}
