import type { Actor } from "@/lib/auth/actor";
import type { Restored } from "@/lib/contracts/record-acts";
import type { JsonObject } from "@/lib/core/json";
import type { RecordAct } from "@/lib/core/record-acts";
import { conflict, notFound, Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database, longTransaction, type Transaction } from "@/lib/store/database";
import { lockRun, type MemoryPlace } from "@/lib/store/decide";
import { type DecidedRow, rowsToDecide } from "@/lib/store/decided-rows";
import { leftAlone, type RecordSelection } from "@/lib/store/record-selection";
import type { RunRow } from "@/lib/store/runs";
import { memoryPlace } from "./memory-place";
import { onlyADryRun } from "./only-a-dry-run";

/** Records of one transaction; more are done in several, each of which leaves totals that add up. */
const batchSize = 50_000;

interface Act {
  act: Exclude<RecordAct, "retry">;
  /** What the audit log calls it, and says besides the run and the number of records. */
  action: string;
  detail: JsonObject;
  change(tx: Transaction, place: MemoryPlace, rows: DecidedRow[]): Promise<void>;
}

/** The frame of an act that changes records of one run where they stand: held, done, counted and audited together. */
export async function decideOnRecords(
  actor: Actor,
  runId: number,
  selection: RecordSelection,
  act: Act,
): Promise<Restored | Problem> {
  // Asked before the first record is changed: afterwards those would look as if they had been left alone.
  const left = await database().$transaction(
    (tx) => leftAlone(tx, act.act, runId, selection),
    longTransaction,
  );
  let affected = 0;
  for (;;) {
    const batch = await database().$transaction(
      (tx) => decideOnBatch(tx, actor, runId, selection, act),
      longTransaction,
    );
    if (batch instanceof Problem) return batch;
    affected += batch.count;
    if (batch.count < batchSize) return { affected, leftAlone: left, run: runView(batch.run) };
  }
}

async function decideOnBatch(
  tx: Transaction,
  actor: Actor,
  runId: number,
  selection: RecordSelection,
  { act, action, detail, change }: Act,
): Promise<{ count: number; run: RunRow } | Problem> {
  const run = await lockRun(tx, runId);
  if (!run) return notFound("This run");
  if (run.dryRun) return onlyADryRun();
  // Until the plan is complete its totals are still counted from the rows, and would count over what is decided here.
  if (run.plannedAt === null) {
    return conflict(
      "This run has not read its source to the end, so its records are not final.",
      "Decide about the records of a run that was read completely.",
    );
  }
  const rows = await rowsToDecide(tx, act, runId, selection, batchSize);
  if (rows.length === 0) return { count: 0, run };
  await change(tx, await memoryPlace(tx, run.syncId), rows);
  await recordAudit(tx, {
    actor,
    action,
    subject: `sync:${run.syncId}`,
    detail: { run: runId, records: rows.length, ...detail },
  });
  return { count: rows.length, run: (await lockRun(tx, runId)) ?? run };
}
