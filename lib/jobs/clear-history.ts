import { keptSince } from "@/lib/core/retention";
import {
  clearStretch,
  type Leaves,
  markCleared,
  markRemoval,
  type OldRun,
  oldRuns,
  runsWithoutRecords,
} from "@/lib/store/clear-history";
import { pool } from "@/lib/store/database";
import { type Clearing, readRetention, writeClearing } from "@/lib/store/retention";

/** Runs that are looked at together, and records that one statement clears: short enough that nobody waits for it. */
const runsAtOnce = 200;
const recordsAtOnce = 1_000;

/**
 * Clears what the retention settings no longer keep: the records of runs that ended long ago, and what was read and sent
 * in runs that ended a while ago. The ledger is never touched. Stops between two stretches when the signal aborts; the
 * next clearing goes on where this one was.
 */
export async function clearHistory(now: Date, signal: AbortSignal): Promise<Clearing> {
  const { payloadDays, recordDays } = await readRetention();
  const clearing: Clearing = { at: now.toISOString(), records: 0, payloads: 0 };
  const recordsBefore = keptSince(recordDays, now);
  const payloadsBefore = keptSince(payloadDays, now);
  if (recordsBefore) {
    clearing.records += await clearRuns("records", recordsBefore, "nothing", now, signal);
    clearing.records += await clearRuns("everything", recordsBefore, "nothing", now, signal);
  }
  if (payloadsBefore)
    clearing.payloads += await clearRuns("everything", payloadsBefore, "records", now, signal);
  await writeClearing(clearing);
  return clearing;
}

async function clearRuns(
  keeps: "everything" | "records",
  endedBefore: Date,
  leaves: Leaves,
  now: Date,
  signal: AbortSignal,
): Promise<number> {
  let cleared = 0;
  let last: OldRun | undefined;
  while (!signal.aborted) {
    const runs = await oldRuns(pool(), keeps, endedBefore, last, runsAtOnce);
    const empty = new Set(
      await runsWithoutRecords(
        pool(),
        runs.map(({ id }) => id),
      ),
    );
    await markCleared(pool(), [...empty], "nothing");
    for (const run of runs) {
      if (!empty.has(run.id)) cleared += await clearRun(run, leaves, now, signal);
    }
    if (runs.length < runsAtOnce) break;
    last = runs.at(-1);
  }
  return cleared;
}

async function clearRun(run: OldRun, leaves: Leaves, now: Date, signal: AbortSignal): Promise<number> {
  let cleared = 0;
  let spared = 0;
  let after = 0n;
  while (!signal.aborted) {
    const stretch = await clearStretch(pool(), run, leaves, after, recordsAtOnce);
    // Said with the first record that goes, so that nobody looks for it in vain when the clearing is cut off.
    if (stretch.cleared > 0 && cleared === 0) await markRemoval(pool(), run.id, leaves, now);
    cleared += stretch.cleared;
    spared += stretch.spared;
    if (stretch.last === undefined) {
      if (spared === 0) await markCleared(pool(), [run.id], leaves);
      break;
    }
    after = stretch.last;
  }
  return cleared;
}
