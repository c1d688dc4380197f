import { isInStep, type Memory } from "@/lib/core/diff";
import { identify } from "@/lib/core/identity";
import { issue } from "@/lib/core/issue";
import type { RowMapper } from "@/lib/core/mapping";
import type { PlanCounts, PlannedRecord } from "@/lib/core/ports";
import type { RowBatch } from "@/lib/core/row-batch";
import { validate } from "@/lib/core/validation";
import { fingerprint } from "./fingerprint";
import type { KnownKeys } from "./known-keys";
import { invalidRecord, planRow } from "./plan-row";
import type { PlanWriter } from "./plan-writer";
import { datePlan, type Reading } from "./reading";
import type { RowHash } from "./row-hash";
import type { RunContext } from "./run-context";

/** What planning a run carries from batch to batch. */
export interface Planner {
  context: RunContext;
  mapRow: RowMapper;
  keys: KnownKeys;
  lines: PlanWriter;
  /** Undefined: every row is looked at closely. */
  hash: RowHash | undefined;
  /** Undefined: the sync goes by no timestamp column. */
  reading: Reading | undefined;
  counts: PlanCounts;
}

/** A row whose key is good and that is not known to be in step. */
interface Candidate {
  at: number;
  externalKey: string;
  rowHash: bigint | null;
}

interface SortedBatch {
  candidates: Candidate[];
  invalid: PlannedRecord[];
  /** Keys whose second row is in this batch; their first row was taken for good until now. */
  duplicated: string[];
  unchanged: number;
}

/** Writes the plan of one batch: what is in step is only counted, everything else becomes a line. */
export async function planBatch(planner: Planner, batch: RowBatch): Promise<void> {
  const { context, counts } = planner;
  const sorted = sortRows(planner, batch);
  const { plan, unchanged } = context.skipCurrent
    ? await skipRows(planner, batch, sorted.candidates)
    : await compareRows(planner, batch, sorted.candidates);
  const lines = [...plan, ...sorted.invalid];
  datePlan(context.config, lines);
  await planner.lines.add(lines);

  const stopped = lines.filter(({ status }) => status === "invalid").length;
  counts.records += batch.length;
  counts.invalid += stopped;
  counts.changed += lines.length - stopped;
  counts.unchanged += sorted.unchanged + unchanged;
  if (sorted.duplicated.length > 0) await holdFirstOfDuplicates(planner, sorted.duplicated);
}

/** Looks at keys and hashes only: of a row that is in step nothing else is made. */
function sortRows({ context: { config }, keys, hash }: Planner, batch: RowBatch): SortedBatch {
  const sorted: SortedBatch = { candidates: [], invalid: [], duplicated: [], unchanged: 0 };
  for (let at = 0; at < batch.length; at += 1) {
    const identity = identify(batch.cell(at, config.syncKey), config.syncKey);
    if (!identity.ok) {
      sorted.invalid.push(invalidRecord("", batch.row(at), identity.issue));
      continue;
    }
    const { externalKey } = identity;
    const sighting = keys.see(externalKey);
    if (sighting !== "first") {
      if (sighting === "second") sorted.duplicated.push(externalKey);
      sorted.invalid.push(invalidRecord(externalKey, batch.row(at), duplicateIssue(config.syncKey)));
      continue;
    }
    const rowHash = hash ? hash(batch, at) : null;
    if (rowHash !== null && keys.knownRow === rowHash) sorted.unchanged += 1;
    else sorted.candidates.push({ at, externalKey, rowHash });
  }
  return sorted;
}

interface PlannedBatch {
  plan: PlannedRecord[];
  unchanged: number;
}

/** Maps and compares the rows of a batch that are not known to be in step. */
async function compareRows(
  { context, mapRow, hash, reading }: Planner,
  batch: RowBatch,
  candidates: Candidate[],
): Promise<PlannedBatch> {
  const { books, config, object, metadata } = context;
  if (candidates.length === 0) return { plan: [], unchanged: 0 };
  const memory = await books.recall(candidates);
  reading?.holdUnsettled(batch, candidates, memory);
  const plan: PlannedRecord[] = [];
  const closer: Candidate[] = [];
  let unchanged = 0;
  for (const candidate of candidates) {
    const { at, externalKey, rowHash } = candidate;
    const remembered = memory.get(externalKey);
    if (isSettled(context, remembered) || (remembered && isSameRow(context, remembered, rowHash))) {
      unchanged += 1;
      if (hash && remembered?.rowHash !== rowHash) closer.push(candidate);
      continue;
    }
    const row = batch.row(at);
    const mapped = mapRow(row, metadata);
    const [worst] = validate(mapped, object, config.behavior);
    if (worst) {
      plan.push({ ...invalidRecord(externalKey, row, worst), rowHash });
      continue;
    }
    const { payload } = mapped;
    const good = { externalKey, row, rowHash, payload, fingerprint: fingerprint(payload) };
    const line = planRow(context, good, remembered);
    if (line) plan.push(line);
    else {
      unchanged += 1;
      if (hash) closer.push(candidate);
    }
  }
  // Looked at closely and found in step: the next run need not look again.
  if (closer.length > 0 && !context.dryRun) await books.rememberRows(closer);
  return { plan, unchanged };
}

/** A transaction that the ledger holds is never looked at again, whatever its row has become. */
function isSettled({ object }: RunContext, memory: Memory | undefined): boolean {
  return object.kind === "event" && memory !== undefined && memory.state !== "rejected";
}

function isSameRow({ config, retry }: RunContext, memory: Memory, rowHash: bigint | null): boolean {
  return !retry && rowHash !== null && memory.rowHash === rowHash && isInStep(config.behavior, memory.state);
}

/** Remembers the rows of a batch as known, so that only later ones are sent. */
async function skipRows(
  { context, mapRow }: Planner,
  batch: RowBatch,
  candidates: Candidate[],
): Promise<PlannedBatch> {
  const { books, config, object, metadata } = context;
  const plan: PlannedRecord[] = [];
  const good: { externalKey: string; fingerprint: string }[] = [];
  for (const { at, externalKey } of candidates) {
    const row = batch.row(at);
    const mapped = mapRow(row, metadata);
    const [worst] = validate(mapped, object, config.behavior);
    if (worst) plan.push(invalidRecord(externalKey, row, worst));
    else good.push({ externalKey, fingerprint: fingerprint(mapped.payload) });
  }
  // A dry run shows that they would be skipped, and leaves them to be skipped.
  if (!context.dryRun) await books.rememberSkipped(good);
  return { plan, unchanged: good.length };
}

async function holdFirstOfDuplicates(
  { context, counts, lines }: Planner,
  duplicated: string[],
): Promise<void> {
  await lines.written();
  const held = await context.books.invalidateDuplicates(duplicated, duplicateIssue(context.config.syncKey));
  counts.changed -= held.planned;
  counts.unchanged -= held.unplanned;
  counts.invalid += held.planned + held.unplanned;
}

function duplicateIssue(syncKey: string) {
  return issue("key_duplicate", `Another row has the same value in the key column ${syncKey}.`);
}
