import type { RecordPage, RecordPlace } from "@/lib/contracts/record-page";
import type { MemoryState } from "@/lib/core/states";
import { findDestination } from "@/lib/store/destinations";
import { timelineOf } from "@/lib/store/record-timeline";
import { memoryOf } from "@/lib/store/run-records";
import { knownWords } from "./known-words";
import { recordView } from "./run-records";

/**
 * One record of a destination: what is remembered of it, and every run that touched it, newest first, below the record
 * `before`. Null where nothing is known of such a record at all.
 */
export async function recordPage(
  place: RecordPlace,
  before: number | undefined,
  limit: number,
): Promise<RecordPage | null> {
  const [destination, memory, rows] = await Promise.all([
    findDestination(place.destinationId),
    memoryOf(place.destinationId, place.object, place.key),
    timelineOf(place, before === undefined ? undefined : BigInt(before), limit + 1),
  ]);
  if (!destination || (!memory && rows.length === 0)) return null;
  const records = rows.slice(0, limit).map((row) => ({
    ...recordView(row),
    syncId: row.syncId,
    syncLabel: row.run.sync.label,
    dryRun: row.run.dryRun,
  }));
  return {
    destination: {
      id: destination.id,
      name: destination.name,
      type: destination.type,
      mode: destination.mode,
    },
    known: memory && {
      words: knownWords(memory.state as MemoryState).words,
      at: memory.updatedAt.toISOString(),
      remoteKey: memory.remoteKey,
      payload: memory.payload,
    },
    records,
    next: rows.length > limit ? (records.at(-1)?.id ?? null) : null,
  };
}
