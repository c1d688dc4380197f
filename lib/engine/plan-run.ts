import { checkConfig } from "@/lib/core/config-check";
import { identify } from "@/lib/core/identity";
import { issue } from "@/lib/core/issue";
import { compileMapping, type RowMapper } from "@/lib/core/mapping";
import type { PlanCounts, PlannedRecord } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import { RunFailure } from "@/lib/core/run-errors";
import { validate } from "@/lib/core/validation";
import { fingerprint } from "./fingerprint";
import { type GoodRow, invalidRecord, planRow } from "./plan-row";
import { type RunContext, stopIfAsked } from "./run-context";
import { SeenKeys } from "./seen-keys";

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
 * that was left unfinished by a dead worker is thrown away and written anew.
 */
export async function planRun(context: RunContext): Promise<PlanCounts> {
  const { books, log, reader, policy, signal, config, object, clock } = context;
  const mapRow = compileMapping(config, object);
  const seen = new SeenKeys();
  const counts: PlanCounts = { records: 0, unchanged: 0, changed: 0, invalid: 0 };

  await books.clearPlan();
  for await (const rows of reader.rows(policy.batchRows, signal)) {
    stopIfAsked(signal);
    await planBatch(context, mapRow, seen, rows, counts);
    await log.planning(counts);
  }
  stopIfAsked(signal);
  await log.planned(counts, clock.now());
  return counts;
}

async function planBatch(
  context: RunContext,
  mapRow: RowMapper,
  seen: SeenKeys,
  rows: SourceRow[],
  counts: PlanCounts,
): Promise<void> {
  const { good, invalid, duplicated } = sortRows(context, mapRow, seen, rows);
  const changes = await compareWithMemory(context, good);
  const plan = [...changes, ...invalid];
  if (plan.length > 0) await context.books.writePlan(plan);

  const stopped = plan.filter(({ status }) => status === "invalid").length;
  counts.records += rows.length;
  counts.invalid += stopped;
  counts.changed += plan.length - stopped;
  counts.unchanged += good.length - changes.length;
  if (duplicated.length > 0) await holdFirstOfDuplicates(context, duplicated, counts);
}

interface SortedRows {
  good: GoodRow[];
  invalid: PlannedRecord[];
  /** Keys whose second row is in this batch; their first row was taken for good until now. */
  duplicated: string[];
}

function sortRows(
  { config, object, metadata }: RunContext,
  mapRow: RowMapper,
  seen: SeenKeys,
  rows: SourceRow[],
): SortedRows {
  const sorted: SortedRows = { good: [], invalid: [], duplicated: [] };
  for (const row of rows) {
    const identity = identify(row, config.syncKey);
    if (!identity.ok) {
      sorted.invalid.push(invalidRecord("", row, identity.issue));
      continue;
    }
    const { externalKey } = identity;
    const sighting = seen.see(externalKey);
    if (sighting !== "first") {
      if (sighting === "second") sorted.duplicated.push(externalKey);
      sorted.invalid.push(invalidRecord(externalKey, row, duplicateIssue(config.syncKey)));
      continue;
    }
    const mapped = mapRow(row, metadata);
    const [worst] = validate(mapped, object, config.behavior);
    if (worst) sorted.invalid.push(invalidRecord(externalKey, row, worst));
    else
      sorted.good.push({
        externalKey,
        row,
        payload: mapped.payload,
        fingerprint: fingerprint(mapped.payload),
      });
  }
  return sorted;
}

async function compareWithMemory(context: RunContext, good: GoodRow[]): Promise<PlannedRecord[]> {
  if (good.length === 0) return [];
  const memory = await context.books.recall(good);
  if (context.skipCurrent) {
    await context.books.rememberSkipped(good.filter(({ externalKey }) => !memory.has(externalKey)));
    return [];
  }
  return good.flatMap((row) => planRow(context, row, memory.get(row.externalKey)) ?? []);
}

async function holdFirstOfDuplicates(
  context: RunContext,
  duplicated: string[],
  counts: PlanCounts,
): Promise<void> {
  const held = await context.books.invalidateDuplicates(duplicated, duplicateIssue(context.config.syncKey));
  counts.changed -= held.planned;
  counts.unchanged -= held.unplanned;
  counts.invalid += held.planned + held.unplanned;
}

function duplicateIssue(syncKey: string) {
  return issue("key_duplicate", `Another row has the same value in the key column ${syncKey}.`);
}
