import { checkConfig } from "@/lib/core/config-check";
import { compileMapping } from "@/lib/core/mapping";
import type { PlanCounts } from "@/lib/core/ports";
import { RunFailure } from "@/lib/core/run-errors";
import { ChosenKeys } from "./chosen-keys";
import { KnownKeys } from "./known-keys";
import { type Planner, planBatch } from "./plan-batch";
import { PlanWriter } from "./plan-writer";
import { beginReading, type Reading } from "./reading";
import { rowHasher } from "./row-hash";
import { type RunContext, stopIfAsked } from "./run-context";

/** Keys whose state is loaded before reading, about 40 bytes each; what a destination holds beyond is looked up. */
const mostKnownKeys = 4_000_000;

/** Fails the run before any row is read when the configuration no longer fits the source. */
export async function checkBeforeReading({ reader, config, object }: RunContext): Promise<void> {
  const problems = checkConfig(config, object, await reader.columns());
  if (problems.length === 0) return;
  const sentence = problems.map((problem) => problem.message).join(" ");
  throw new RunFailure("configuration_broken", sentence, "Edit the sync's configuration, then run it again.");
}

/**
 * Reads the dataset in batches and writes one line of plan for every record that needs a call or cannot be sent.
 * Nothing is sent before the whole dataset was read: the second row of a duplicated key may be the last one. A plan
 * that was left unfinished by a dead worker is thrown away and written anew. A retry does the same with the rows of
 * its keys only.
 */
export async function planRun(context: RunContext): Promise<PlanCounts> {
  const { books, log, reader, config, metadata, policy, signal, clock } = context;
  await books.clearPlan();
  const chosen = context.retry ? new ChosenKeys(config.syncKey, await books.retryKeys()) : undefined;
  const reading = await beginReading(context);
  const planner = await openPlanner(context, reading);
  const scope = chosen ? { keys: chosen.wanted } : reading?.scope;
  try {
    for await (const batch of reader.rows(policy.batchRows, signal, scope)) {
      stopIfAsked(signal);
      reading?.see(batch);
      await planBatch(planner, chosen ? chosen.rowsOf(batch) : batch);
      await log.planning(planner.counts);
    }
    await planner.lines.written();
  } finally {
    // Whatever ends the reading: nothing is written any more once this has returned.
    await planner.lines.abandon();
  }
  stopIfAsked(signal);
  if (chosen) await planGone(context, chosen, planner.counts);
  await leaveDismissed(context, planner.counts);
  await reading?.end();
  await log.planned(planner.counts, await books.summarizePlan(planner.counts), metadata, clock.now());
  return planner.counts;
}

async function openPlanner(context: RunContext, reading: Reading | undefined): Promise<Planner> {
  const { config, object, metadata, skipCurrent, fullSync, retry } = context;
  // A full sync looks closer at every customer; what the ledger holds of transactions it takes as it is.
  const looksCloser = skipCurrent || (fullSync && object.kind === "record");
  const hash = looksCloser ? undefined : await rowHasher(config, metadata);
  // A run that reads a few rows only looks those up; what the destination holds of all others would be loaded in vain.
  const readsAll = !retry && reading?.scope.since === undefined;
  return {
    context,
    mapRow: compileMapping(config, object),
    keys: hash && readsAll ? await loadKnown(context) : await KnownKeys.create(),
    lines: new PlanWriter(context.books),
    hash,
    reading,
    counts: { records: 0, unchanged: 0, changed: 0, invalid: 0 },
  };
}

/** The dataset was read to its end, so a key that was not met is not in it. */
async function planGone(
  { books, policy }: RunContext,
  chosen: ChosenKeys,
  counts: PlanCounts,
): Promise<void> {
  for (const lines of chosen.gone(policy.batchRows)) {
    await books.writePlan(lines);
    counts.records += lines.length;
    counts.invalid += lines.length;
  }
}

async function leaveDismissed({ books }: RunContext, counts: PlanCounts): Promise<void> {
  if (counts.invalid === 0) return;
  const dropped = await books.dropDismissed();
  counts.invalid -= dropped;
  counts.unchanged += dropped;
}

/** Loads what is in step already, unless that is more than should be held in memory. */
async function loadKnown({ books, signal }: RunContext): Promise<KnownKeys> {
  const keys = await KnownKeys.create();
  let loaded = 0;
  for await (const rows of books.inStep()) {
    stopIfAsked(signal);
    for (const { externalKey, rowHash } of rows) keys.learn(externalKey, rowHash);
    loaded += rows.length;
    if (loaded > mostKnownKeys) return KnownKeys.create();
  }
  return keys;
}
