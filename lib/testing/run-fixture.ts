import { type GuardSettings, noGuards } from "@/lib/core/guards/settings";
import type { Clock, DestinationWire, RowReader } from "@/lib/core/ports";
import { isAskedFor } from "@/lib/core/read-scope";
import type { Column, SourceRow } from "@/lib/core/record";
import { MadeRows } from "@/lib/core/row-batch";
import { RunFailure, RunStopped } from "@/lib/core/run-errors";
import type { SyncConfig, SyncMetadata } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { executeRun } from "@/lib/engine/execute-run";
import { defaultPolicy, type RunContext, runContext, type SendPolicy } from "@/lib/engine/run-context";
import { database, pool } from "@/lib/store/database";
import { findDryRunPlan } from "@/lib/store/dry-run-plan";
import { openReadingMark } from "@/lib/store/reading-mark";
import { openBooks } from "@/lib/store/run-books";
import { holdRun } from "@/lib/store/run-hold";
import { takeLease } from "@/lib/store/run-lease";
import { endRun, openRunLog } from "@/lib/store/run-log";

/** Waits are recorded instead of slept, and move the clock. */
export function movedClock(start = Date.now()): Clock & { slept: number[] } {
  let offset = start - Date.now();
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(Date.now() + offset),
    sleep: async (ms) => {
      slept.push(ms);
      offset += ms;
    },
  };
}

/** Rows in memory as a source; batches as small as the engine asks for. A column whose name ends in _at holds times. */
export function rowsReader(rows: SourceRow[]): RowReader {
  const columns: Column[] = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => ({
    name,
    type: name.endsWith("_at") ? "timestamp" : "text",
    nativeType: "text",
  }));
  return {
    columns: async () => columns,
    async *rows(batchSize, _signal, scope = {}) {
      const asked = rows.filter((row) => isAskedFor(row, scope));
      for (let from = 0; from < asked.length; from += batchSize)
        yield new MadeRows(asked.slice(from, from + batchSize));
    },
  };
}

export interface FixtureSync {
  syncId: number;
  versionId: number;
  destinationId: number;
  config: SyncConfig;
}

/** A stored sync on a destination row of its own (or on a given one); the connections behind it are never opened. */
export async function makeSync(config: SyncConfig, destinationId?: number): Promise<FixtureSync> {
  const source = await database().source.create({ data: { name: "Rows", type: "sample", settings: {} } });
  const dataset = await database().dataset.create({
    data: { name: "Rows", sourceId: source.id, kind: "table", definition: {}, columns: [] },
  });
  const destination =
    destinationId === undefined
      ? await database().destination.create({
          data: { name: "Sandbox", type: "partnerstack_sandbox", publicKey: "pk", sealedSecret: "-" },
        })
      : { id: destinationId };
  const sync = await database().sync.create({
    data: { label: "Test", datasetId: dataset.id, destinationId: destination.id, object: config.object },
  });
  const version = await database().syncVersion.create({ data: { syncId: sync.id, number: 1, config } });
  return { syncId: sync.id, versionId: version.id, destinationId: destination.id, config };
}

export function metadataOf({ syncId }: FixtureSync, runId: number): SyncMetadata {
  return {
    sync_id: syncId,
    sync_label: "Test",
    sync_run_id: runId,
    run_started_at: "2026-01-01T00:00:00.000Z",
  };
}

export interface RunOptions {
  wire: DestinationWire;
  clock?: Clock;
  fullSync?: boolean;
  skipCurrent?: boolean;
  policy?: Partial<SendPolicy>;
  attemptsLimit?: number;
  signal?: AbortSignal;
  config?: SyncConfig;
  /** What is not named here is off: most tests are about something else. */
  guards?: Partial<GuardSettings>;
}

/** Asks for a run of the sync and gives its id. */
export async function queueRun(
  sync: FixtureSync,
  kind: { dryRun?: boolean; dryRunId?: number } = {},
): Promise<number> {
  const { syncId, versionId } = sync;
  const run = await database().run.create({ data: { syncId, versionId, ...kind } });
  return run.id;
}

/** Leases a run and builds its context, as the worker does. */
export async function leaseContext(
  sync: FixtureSync,
  runId: number,
  rows: SourceRow[] | RowReader,
  options: RunOptions,
): Promise<RunContext> {
  const leased = await takeLease(pool(), runId, "test");
  if (!leased) throw new Error(`Run ${runId} is not free.`);
  const config = options.config ?? sync.config;
  const object = destinationObject(config.object);
  const scope = {
    runId,
    syncId: sync.syncId,
    destinationId: sync.destinationId,
    object: object.name,
    fence: leased.fence,
  };
  const dryRun = leased.dryRunId === null ? null : await findDryRunPlan(pool(), leased.dryRunId);
  return runContext({
    scope,
    config,
    object,
    metadata: dryRun?.metadata ?? metadataOf(sync, runId),
    fullSync: options.fullSync ?? false,
    retry: leased.retry,
    skipCurrent: options.skipCurrent ?? false,
    planComplete: leased.plannedAt !== null,
    dryRun: leased.dryRun,
    ...(dryRun ? { expected: dryRun } : {}),
    guards: { ...noGuards, ...options.guards },
    guardsPassed: leased.guardsPassed,
    attemptsLimit: options.attemptsLimit ?? 10,
    reader: Array.isArray(rows) ? rowsReader(rows) : rows,
    mark: openReadingMark(pool(), scope, `${config.syncKey} ${config.timestampColumn}`),
    wire: options.wire,
    books: openBooks(pool(), scope, config.behavior),
    log: openRunLog(pool(), scope),
    clock: options.clock ?? movedClock(),
    policy: { ...defaultPolicy, ...options.policy },
    signal: options.signal ?? new AbortController().signal,
  });
}

/** Runs the sync over these rows and gives the stored run. */
export async function runOver(
  sync: FixtureSync,
  rows: SourceRow[] | RowReader,
  options: RunOptions & { dryRun?: boolean; dryRunId?: number },
) {
  const runId = await queueRun(sync, { dryRun: options.dryRun, dryRunId: options.dryRunId });
  const context = await leaseContext(sync, runId, rows, options);
  return finishContext(context);
}

/** Executes a leased context to its end, as the worker does. */
export async function finishContext(context: RunContext) {
  const { scope, clock } = context;
  try {
    const execution = await executeRun(context);
    if (execution.kind === "held") await holdRun(pool(), scope, execution.reasons);
    else await endRun(pool(), scope, { status: "completed", failure: null }, clock.now());
  } catch (error) {
    if (error instanceof RunFailure) {
      const failure = { code: error.code, message: error.message, hint: error.hint };
      await endRun(pool(), scope, { status: "failed", failure }, clock.now());
    } else if (error instanceof RunStopped) {
      await endRun(pool(), scope, { status: "canceled", failure: null }, clock.now());
    } else throw error;
  }
  return database().run.findUniqueOrThrow({ where: { id: scope.runId } });
}

/** Two runs of one sync work side by side only where one of them was believed dead; the mark must be right then too. */
export async function beside<Result>({ scope }: RunContext, lease: () => Promise<Result>): Promise<Result> {
  const show = (status: "held" | "working") =>
    database().run.update({ where: { id: scope.runId }, data: { status } });
  await show("held");
  const leased = await lease();
  await show("working");
  return leased;
}
