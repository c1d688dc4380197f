import type { SourceRow } from "@/lib/core/record";
import { MadeRows, type RowBatch } from "@/lib/core/row-batch";

/** Regroups rows into batches of one size; the last one is what is left. Ends quietly when the signal aborts. */
export async function* inBatches(
  stretches: AsyncIterable<SourceRow[]>,
  batchSize: number,
  signal: AbortSignal,
): AsyncGenerator<RowBatch> {
  let held: SourceRow[] = [];
  for await (const rows of stretches) {
    held = held.length === 0 ? rows : held.concat(rows);
    let start = 0;
    for (; held.length - start >= batchSize; start += batchSize) {
      if (signal.aborted) return;
      yield new MadeRows(held.slice(start, start + batchSize));
    }
    held = held.slice(start);
    if (signal.aborted) return;
  }
  if (held.length > 0 && !signal.aborted) yield new MadeRows(held);
}
