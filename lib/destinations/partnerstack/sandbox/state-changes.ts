import { type AccountState, type Change, shelfOf } from "./state";
import type { Dated, Timeline } from "./timeline";

/** The fewest changes that lead to this state, for a journal that has grown long. */
export function* changesOf(state: AccountState): Generator<Change> {
  yield { kind: "reset", keepSwitches: false, sequence: state.sequence };
  yield { kind: "switches", switches: state.switches };
  for (const test of [true, false]) {
    for (const key of shelfOf(state, test ? "test" : "production").deletedTransactionKeys) {
      yield { kind: "transaction-deleted", test, key };
    }
  }
  for (const record of state.customers.values()) yield { kind: "customer", record };
  for (const record of inOrderOfArrival(state.transactionTimeline)) yield { kind: "transaction", record };
  for (const record of state.actions) yield { kind: "action", record };
}

function inOrderOfArrival<T extends Dated>(timeline: Timeline<T>): T[] {
  const records: T[] = [];
  timeline.walk("oldest-first", undefined, (record) => records.push(record) > 0);
  return records.sort((left, right) => left.sequence - right.sequence);
}
