import { z } from "zod";
import { guardsOf } from "@/lib/core/guards/settings";
import type { DatasetDefinition } from "@/lib/core/ports";
import { RunFailure } from "@/lib/core/run-errors";
import { syncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { defaultPolicy, type RunContext, runContext, type SendPolicy } from "@/lib/engine/run-context";
import { pool } from "@/lib/store/database";
import { type DryRunPlan, findDryRunPlan } from "@/lib/store/dry-run-plan";
import { openReadingMark } from "@/lib/store/reading-mark";
import { openBooks } from "@/lib/store/run-books";
import type { LeasedRun } from "@/lib/store/run-lease";
import { openRunLog } from "@/lib/store/run-log";
import { findSyncForRun, rememberMode } from "@/lib/store/sync-for-run";
import { openDestination } from "./open-destination.server";
import { openSource } from "./open-source.server";
import { readingBasis } from "./reading-basis.server";
import { systemClock } from "./system-clock";

/** A run with everything it needs opened; `close` gives the connections back. */
export interface OpenRun {
  context: RunContext;
  destinationId: number;
  /** Asks the destination whether its keys are test or production, where that is not known yet. */
  learnMode(): Promise<void>;
  /** The first run of a sync that skips the current records has remembered them when it completes. */
  skipCurrent: boolean;
  close(): Promise<void>;
}

/** How hard this deployment tries; tests shorten the waits. */
const policyFromEnv = z.object({
  settlingMs: z.coerce.number().int().min(0).optional(),
});

/**
 * Ties store, connectors and clock to the engine for one leased run; `mayCall` is asked before each call to the
 * destination is written. Throws RunFailure when a part is missing.
 */
export async function openRun(
  leased: LeasedRun,
  signal: AbortSignal,
  mayCall: () => boolean,
): Promise<OpenRun> {
  const sync = await findSyncForRun(leased.syncId, leased.versionId);
  if (!sync) {
    throw new RunFailure(
      "configuration_broken",
      "The sync of this run no longer exists.",
      "Create the sync again.",
    );
  }
  const config = syncConfig.parse(sync.config);
  const object = destinationObject(config.object);
  const scope = {
    runId: leased.id,
    syncId: sync.id,
    destinationId: sync.destination.id,
    object: object.name,
    fence: leased.fence,
  };
  const source = await openSource(sync.dataset.source);
  const destination = await openDestination(sync.destination, mayCall);
  // A retry sees a few keys only: it must not pass for the run that remembers what was there when the sync began.
  const skipCurrent = object.kind === "event" && sync.skipPending && !leased.retry;
  const dryRun = await findSentDryRun(leased);
  const context = runContext({
    scope,
    config,
    object,
    metadata: dryRun?.metadata ?? {
      sync_id: sync.id,
      sync_label: sync.label,
      sync_run_id: leased.id,
      run_started_at: leased.startedAt.toISOString(),
    },
    fullSync: leased.fullSync,
    retry: leased.retry,
    skipCurrent,
    planComplete: leased.plannedAt !== null,
    dryRun: leased.dryRun,
    ...(dryRun ? { expected: dryRun } : {}),
    guards: guardsOf(object.name, sync.guards),
    guardsPassed: leased.guardsPassed,
    attemptsLimit: sync.attemptsLimit,
    reader: source.open(definitionOf(sync.dataset)),
    mark:
      config.timestampColumn === undefined || leased.retry
        ? undefined
        : openReadingMark(pool(), scope, await readingBasis(config, sync.dataset)),
    wire: destination.wire,
    books: openBooks(pool(), scope, config.behavior),
    log: openRunLog(pool(), scope),
    clock: systemClock,
    policy: sendPolicy(),
    signal,
  });
  return {
    context,
    destinationId: sync.destination.id,
    skipCurrent: skipCurrent && !leased.dryRun,
    learnMode: async () => {
      if (leased.dryRun) return;
      // PartnerStack tells it on its customers only (D-VEND), and a new account has none before the first run.
      if (sync.destination.mode !== "unknown") return;
      const { mode } = await destination.test();
      if (mode !== "unknown") await rememberMode(sync.destination.id, mode);
    },
    close: async () => {
      await Promise.allSettled([source.close(), destination.close()]);
    },
  };
}

/** The dry run that this run sends; undefined for every other run. Throws RunFailure when it is gone. */
async function findSentDryRun({ dryRunId }: LeasedRun): Promise<DryRunPlan | undefined> {
  if (dryRunId === null) return undefined;
  const plan = await findDryRunPlan(pool(), dryRunId);
  if (plan) return plan;
  throw new RunFailure(
    "source_changed",
    `Dry run ${dryRunId} is gone, so nobody can tell whether this is still what it showed. Nothing was sent.`,
    "Start a new dry run, and send that.",
  );
}

function definitionOf(dataset: { kind: DatasetDefinition["kind"]; definition: unknown }): DatasetDefinition {
  return { kind: dataset.kind, ...(dataset.definition as object) } as DatasetDefinition;
}

function sendPolicy(): SendPolicy {
  const { settlingMs } = policyFromEnv.parse({ settlingMs: process.env.SETTLING_MS });
  return settlingMs === undefined ? defaultPolicy : { ...defaultPolicy, settlingMs };
}
