import { identify } from "@/lib/core/identity";
import { issue } from "@/lib/core/issue";
import type { PlannedRecord, WantedKeys } from "@/lib/core/ports";
import { type RowBatch, SomeRows } from "@/lib/core/row-batch";
import { invalidRecord } from "./plan-row";

/** The keys that a retry looks at, and which of them the dataset still has. */
export class ChosenKeys {
  readonly wanted: WantedKeys;
  private readonly found: Map<string, boolean>;

  constructor(column: string, keys: string[]) {
    this.wanted = { column, keys };
    this.found = new Map(keys.map((key) => [key, false]));
  }

  /** The rows with one of the keys. A source that looks for keys itself may still give others, so it is asked of all. */
  rowsOf(batch: RowBatch): RowBatch {
    const places: number[] = [];
    for (let at = 0; at < batch.length; at += 1) {
      const identity = identify(batch.cell(at, this.wanted.column), this.wanted.column);
      if (!identity.ok || !this.found.has(identity.externalKey)) continue;
      this.found.set(identity.externalKey, true);
      places.push(at);
    }
    return new SomeRows(batch, places);
  }

  /** A line for each key that no row had, in lots of at most `size`. */
  *gone(size: number): Generator<PlannedRecord[]> {
    let lot: PlannedRecord[] = [];
    for (const [key, found] of this.found) {
      if (found) continue;
      lot.push(invalidRecord(key, {}, issue("row_gone", "The row is no longer in the dataset.")));
      if (lot.length < size) continue;
      yield lot;
      lot = [];
    }
    if (lot.length > 0) yield lot;
  }
}
