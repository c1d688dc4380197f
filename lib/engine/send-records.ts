import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { RunFailure } from "@/lib/core/run-errors";
import { type Delivery, deliverEvent } from "./deliver-event";
import { deliverRecord } from "./deliver-record";
import type { RunContext } from "./run-context";

/**
 * The one send path: reserve -> request -> settle, for a small lot of records. A crash leaves at most one lot in
 * doubt. Events are reserved in the ledger first; the requests happen outside any database transaction; ledger,
 * history and totals are then settled together. Throws RunFailure when the keys were refused, after settling.
 */
export async function sendRecords(context: RunContext, records: PendingRecord[]): Promise<Settlement[]> {
  const { object, books, clock } = context;
  const ours = object.kind === "event" ? await books.reserve(records, clock.now()) : records;
  const deliveries = await Promise.all(ours.map((record) => deliver(context, record)));
  const settlements = deliveries.map(({ settlement }) => settlement);
  if (settlements.length > 0) await books.settle(settlements, clock.now());

  const refusal = deliveries.find(({ keysRefused }) => keysRefused !== undefined)?.keysRefused;
  if (refusal !== undefined) throw keysRefused(refusal);
  return settlements;
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
