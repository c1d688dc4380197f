import type { PendingRecord } from "@/lib/core/ports";
import { RunFailure, RunStopped } from "@/lib/core/run-errors";
import { mustStop } from "./attempt-call";
import { type Delivery, deliverEvent, unsentEvent } from "./deliver-event";
import { deliverRecord } from "./deliver-record";
import { Lanes } from "./lanes";
import { reserveAhead } from "./reserve-ahead";
import { type RunContext, stopIfAsked } from "./run-context";
import { SettleTogether } from "./settle-together";

/**
 * The one send path: reserve -> request -> settle. Events are reserved in the ledger first; the requests happen outside
 * any database transaction, side by side; ledger, history and totals are settled together. A crash leaves in doubt what
 * is under way and what was reserved for the next quarter of a second. Whatever ends it, every request under way is
 * seen to its end and settled. Throws RunFailure when the keys were refused or the destination was given up,
 * RunStopped when somebody asked.
 */
export async function sendRecords(
  context: RunContext,
  pages: AsyncIterable<PendingRecord[]> | Iterable<PendingRecord[]>,
): Promise<void> {
  const { policy, signal, outage } = context;
  const lanes = new Lanes(policy.concurrency);
  const settling = new SettleTogether(context, policy.concurrency);
  const failures: unknown[] = [];
  const records = reserveAhead(context, pages, async (unsent) => {
    for (const record of unsent) await settling.add(unsentEvent(record));
  });

  const send = async (record: PendingRecord): Promise<void> => {
    const begun = performance.now();
    let wireMs = 0;
    try {
      const delivery = await deliver(context, record);
      wireMs = delivery.wireMs;
      await settling.add(delivery.settlement);
      if (delivery.keysRefused !== undefined) throw keysRefused(delivery.keysRefused);
    } catch (error) {
      failures.push(error);
    } finally {
      lanes.leave(wireMs, performance.now() - begun);
    }
  };

  try {
    for await (const record of records) {
      await lanes.enter();
      void send(record);
      if (failures.length > 0 || mustStop(context)) break;
    }
  } catch (error) {
    failures.push(error);
  }
  await lanes.empty();
  await settling.finish().catch((error) => failures.push(error));
  if (outage.failure) failures.push(outage.failure);
  if (failures.length > 0) throw worst(failures);
  stopIfAsked(signal);
}

/** What the run is told when several things went wrong at once: a lost lease or database comes before refused keys. */
function worst(failures: unknown[]): unknown {
  const expected = (error: unknown) => error instanceof RunFailure || error instanceof RunStopped;
  return failures.find((error) => !expected(error)) ?? failures[0];
}

/** Ends the run: with refused keys every further call would be refused too. What was not sent stays due. */
export function keysRefused(reason: string): RunFailure {
  const hint = "Copy the keys again from PartnerStack, Settings > Integrations, and test the destination.";
  return new RunFailure("keys_refused", reason, hint);
}

function deliver(context: RunContext, record: PendingRecord): Promise<Delivery> {
  const { object } = context;
  return object.kind === "event"
    ? deliverEvent(context, object, record)
    : deliverRecord(context, object, record);
}
