import type { EventObject } from "@/lib/core/destination-object";
import type { Window } from "@/lib/core/evidence";
import { issue } from "@/lib/core/issue";
import type { JsonObject } from "@/lib/core/json";
import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { ByMarks } from "./by-marks";
import { claimedAmong, decideDoubt, uncertain, unclaimedMatches } from "./decide-doubt";
import { type Listing, listCreated } from "./list-created";
import { listWindows } from "./list-windows";
import { type RunContext, stopIfAsked } from "./run-context";
import { recentWindow, sentWindows } from "./search-windows";
import { sendRecords } from "./send-records";

/** Rounds of asking and sending again; what is lost in the last one too waits for the next run. */
const rounds = 4;
const pageSize = 256;

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
    const end = isLast ? giveUpForNow : sendAgain;
    const absent = await ask(context, object, doubtful, isLast);
    const asked = absent.filter(({ record }) => wasAbsentBefore(record, policy.settlingMs));
    const firstTime = absent.filter((one) => !asked.includes(one));
    await context.books.noteAbsent(recordsOf(firstTime));
    await end(context, asked);
    if (firstTime.length > 0) {
      stopIfAsked(signal);
      await clock.sleep(policy.settlingMs, signal);
      stopIfAsked(signal);
      await end(context, await ask(context, object, recordsOf(firstTime), isLast));
    }
    if (isLast) return;
  }
}

/** Whether it was absent already a settling delay ago: the one who asked then died before it could ask again. */
function wasAbsentBefore({ absentForMs }: PendingRecord, settlingMs: number): boolean {
  return absentForMs !== null && absentForMs >= settlingMs;
}

/** They stay in doubt until they are settled, so that a crash in between leaves no gap; the evidence is kept. */
async function sendAgain(context: RunContext, absent: Settlement[]): Promise<void> {
  if (absent.length === 0) return;
  await context.books.settle(absent, context.clock.now());
  await sendRecords(context, [recordsOf(absent)]);
}

/** What PartnerStack says that it has, and never lists, is for a person to judge; the rest is refused for now. */
async function giveUpForNow({ books, clock }: RunContext, absent: Settlement[]): Promise<void> {
  if (absent.length === 0) return;
  const message = `Its answer was lost ${rounds + 1} times, and PartnerStack's list shows that it never arrived.`;
  const refused = issue("attempts_exhausted", message);
  await books.settle(
    absent.map((one) => {
      const said = one.record.issue;
      if (said) return uncertain(one, `${said.message} Its list does not show it.`);
      return { ...one, status: "rejected", issue: refused };
    }),
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
  const bySentDate = await listWindows(new Set(sent.values()), (window, mostPages) => {
    stopIfAsked(context.signal);
    return list(context, object, window, records, mostPages);
  });
  const evidence = new Map<PendingRecord, Listing[]>(
    records.map((record) => {
      const window = sent.get(record);
      const listing = window && bySentDate.get(window);
      return [record, listing ? [listing] : []];
    }),
  );
  const claimed = await claimedAmong(context, [...bySentDate.values()]);
  const unseen = records.filter(
    (record) => unclaimedMatches(object, record, evidence.get(record) ?? [], claimed).length === 0,
  );
  if (unseen.length > 0) {
    const recent = await list(context, object, recentWindow(context, unseen), unseen);
    for (const record of unseen) evidence.get(record)?.push(recent);
  }
  // A list that was not read to its end because the run stops proves nothing: the records stay in doubt.
  stopIfAsked(context.signal);
  if (context.outage.failure) throw context.outage.failure;
  const { proven, absent } = await decideDoubt(context, object, records, evidence, isLast);
  if (proven.length > 0) await context.books.settle(proven, context.clock.now());
  return absent;
}

function list(
  context: RunContext,
  object: EventObject,
  window: Window,
  records: PendingRecord[],
  mostPages?: number,
) {
  const sought = new ByMarks(object, records, ({ change }) => change.payload);
  const isWanted = (entry: JsonObject) =>
    sought
      .near(entry)
      .some(({ change: { payload } }) => object.matches(payload, entry) || object.resembles(payload, entry));
  return listCreated(context, object, window, isWanted, mostPages);
}
