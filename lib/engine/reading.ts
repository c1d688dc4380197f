import type { Memory } from "@/lib/core/diff";
import { markAfter, readSince } from "@/lib/core/high-water-mark";
import type { PlannedRecord, ReadingMark, ReadScope } from "@/lib/core/ports";
import { timeOf } from "@/lib/core/read-scope";
import type { RowBatch } from "@/lib/core/row-batch";
import type { MemoryState } from "@/lib/core/states";
import { defaultOverlapMinutes, type SyncConfig } from "@/lib/core/sync-config";
import type { RunContext } from "./run-context";

/**
 * One reading of a dataset whose sync goes by a timestamp column: where it begins, and how far it came.
 *
 * Duplicates across the edge of what is read are harmless. A key whose other row lies before the edge was sent,
 * skipped, dismissed or is held, and the ledger says so: it is never sent twice. Were that other row still due, it would
 * lie behind the mark and be read as well, so that both are seen and held back as always.
 */
export class Reading {
  readonly scope: ReadScope;
  readonly #column: string;
  readonly #keeper: ReadingMark;
  readonly #begun: { mark: Date | null; now: Date };
  #largest: number | undefined;
  #unsettled: number | undefined;

  constructor(
    column: string,
    keeper: ReadingMark,
    { since, ...begun }: { mark: Date | null; now: Date; since: Date | undefined },
  ) {
    this.scope = since === undefined ? {} : { since: { column, at: since } };
    this.#column = column;
    this.#keeper = keeper;
    this.#begun = begun;
  }

  /** A row from the future, of a clock that is wrong, is left out: it says nothing about what has arrived by now. */
  see(batch: RowBatch): void {
    const now = this.#begun.now.getTime();
    for (let row = 0; row < batch.length; row += 1) {
      const at = timeOf(batch.cell(row, this.#column));
      if (at === undefined || at > now) continue;
      if (at > (this.#largest ?? Number.NEGATIVE_INFINITY)) this.#largest = at;
    }
  }

  /**
   * Keeps rows within reach that this run leaves alone because of what another one has under way, or because nobody
   * knows whether they arrived: when they turn out not to have, a later run must find them.
   */
  holdUnsettled(
    batch: RowBatch,
    rows: { externalKey: string; at: number }[],
    memory: Map<string, Memory>,
  ): void {
    for (const { externalKey, at: row } of rows) {
      const state = memory.get(externalKey)?.state;
      if (state === undefined || !unsettledStates.has(state)) continue;
      const at = timeOf(batch.cell(row, this.#column));
      if (at !== undefined && at < (this.#unsettled ?? Number.POSITIVE_INFINITY)) this.#unsettled = at;
    }
  }

  end(): Promise<void> {
    return this.#keeper.hasRead(
      markAfter({ ...this.#begun, largest: this.#largest, unsettled: this.#unsettled }),
    );
  }
}

/**
 * Writes the timestamp of its row on each line of the plan: the mark stays before the ones that do not get through, also
 * after a run that read chosen keys only.
 */
export function datePlan({ timestampColumn }: SyncConfig, plan: PlannedRecord[]): void {
  if (timestampColumn === undefined) return;
  for (const record of plan) {
    const at = timeOf(record.sourceRow[timestampColumn]);
    record.rowAt = at === undefined ? undefined : new Date(at);
  }
}

const unsettledStates: ReadonlySet<MemoryState> = new Set(["reserved", "uncertain"]);

/** Undefined for a sync that reads all rows in every run, and for a run that reads what no mark speaks of. */
export async function beginReading({
  config,
  mark: keeper,
  fullSync,
  skipCurrent,
}: RunContext): Promise<Reading | undefined> {
  if (keeper === undefined || config.timestampColumn === undefined) return undefined;
  const { mark, now } = await keeper.begin();
  const everything = fullSync || skipCurrent;
  const since = everything ? undefined : readSince(mark, config.overlapMinutes ?? defaultOverlapMinutes);
  await keeper.readsFrom(since ?? null);
  return new Reading(config.timestampColumn, keeper, { mark, now, since });
}
