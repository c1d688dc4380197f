import type { PendingRecord } from "@/lib/core/ports";
import { type RunContext, stopIfAsked } from "./run-context";
import { sendRecords } from "./send-records";

/** Pages of the plan that are read ahead of the lots, in records. */
const pageSize = 512;

/** Walks the plan from its first unsent record, a few lots at a time. Stops between lots when asked. */
export async function sendPlan(context: RunContext): Promise<void> {
  const lots = lotsOf(context);
  const workers = Array.from({ length: context.policy.lots }, () => sendLots(context, lots));
  // Every worker is waited for, also when one fails: a request under way must be settled before the run ends.
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}

async function sendLots(context: RunContext, lots: AsyncGenerator<PendingRecord[]>): Promise<void> {
  try {
    for (;;) {
      stopIfAsked(context.signal);
      const next = await lots.next();
      if (next.done) return;
      await sendRecords(context, next.value);
    }
  } catch (error) {
    // Closing the shared generator makes the other workers stop after the lot they are at.
    await lots.return(undefined);
    throw error;
  }
}

async function* lotsOf({ books, policy }: RunContext): AsyncGenerator<PendingRecord[]> {
  let after = 0n;
  for (;;) {
    const page = await books.planned(after, pageSize);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    for (let from = 0; from < page.length; from += policy.lotSize)
      yield page.slice(from, from + policy.lotSize);
  }
}
