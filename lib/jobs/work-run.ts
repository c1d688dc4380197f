import type { GuardReason } from "@/lib/core/guards/reason";
import { LeaseLost, RunFailure, RunStopped, type StopReason } from "@/lib/core/run-errors";
import { executeRun } from "@/lib/engine/execute-run";
import { openRun } from "@/lib/runtime/open-run.server";
import { systemClock } from "@/lib/runtime/system-clock";
import { log } from "@/lib/settings/log";
import { SourceError } from "@/lib/sources/source-error";
import { pool } from "@/lib/store/database";
import { isDatabaseUnreachable } from "@/lib/store/database-unreachable";
import { holdRun } from "@/lib/store/run-hold";
import { type LeasedRun, leaseSeconds, releaseLease, renewLease, takeLease } from "@/lib/store/run-lease";
import { endRun, type RunEnd } from "@/lib/store/run-log";
import { markCurrentSkipped, markKeysRefused } from "@/lib/store/sync-for-run";

/** How often a worker renews its lease and looks whether somebody canceled. */
const renewEveryMs = 1_000;

/** How often a worker tries to give a run back whose database is away. */
const giveBackEveryMs = 250;

/**
 * Takes one run, if it is free, and sees it to its end. Returns when the run has ended, was given back, or belongs to
 * another worker; it does not throw for what can happen to a run.
 */
export async function workRun(runId: number, owner: string, shutdown: AbortSignal): Promise<void> {
  const askedAt = performance.now();
  const leased = await takeLease(pool(), runId, owner).catch((error) => {
    log.warn({ err: error, runId }, "the run could not be taken");
  });
  if (!leased) return;
  // Taken while the worker was being stopped: nobody would hear its stop any more.
  if (shutdown.aborted) return handOver(leased, undefined, shutdown);
  const runLog = log.child({ runId, syncId: leased.syncId, fence: leased.fence });
  const stop = new AbortController();
  const keeper = keepLease(leased, askedAt, stop);
  const onShutdown = () => stop.abort("shutdown" satisfies StopReason);
  shutdown.addEventListener("abort", onShutdown);
  try {
    runLog.info("run started");
    const end = await runToEnd(leased, stop.signal, keeper.isHeld);
    if (end.status === "held") {
      await holdRun(pool(), { runId, fence: leased.fence }, end.reasons);
      runLog.info({ rules: end.reasons.map(({ rule }) => rule) }, "run is held by its guard rails");
      return;
    }
    await endRun(pool(), { runId, fence: leased.fence }, end, systemClock.now());
    runLog.info({ status: end.status, failure: end.failure?.code }, "run ended");
  } catch (error) {
    // A renewal that is under way would take back what is given away here.
    await keeper.stop();
    await handOver(leased, error, shutdown);
    runLog.warn({ err: error }, "run left to another worker");
  } finally {
    await keeper.stop();
    shutdown.removeEventListener("abort", onShutdown);
  }
}

/** The end of a run, or its stop before a person. */
type WorkEnd = RunEnd | { status: "held"; reasons: GuardReason[] };

/** Executes the run and says how it ended; throws when this worker may not end it. */
async function runToEnd(leased: LeasedRun, signal: AbortSignal, mayCall: () => boolean): Promise<WorkEnd> {
  let destinationId: number | undefined;
  try {
    const open = await openRun(leased, signal, mayCall);
    destinationId = open.destinationId;
    try {
      const execution = await executeRun(open.context);
      if (execution.kind === "held") return { status: "held", reasons: execution.reasons };
      if (open.skipCurrent) await markCurrentSkipped(leased.syncId);
      await open.learnMode();
    } finally {
      await open.close();
    }
    return { status: "completed", failure: null };
  } catch (error) {
    if (error instanceof RunStopped && error.reason === "canceled")
      return { status: "canceled", failure: null };
    // With its database away the run is taken up again when that is back, by this worker or another.
    if (error instanceof RunStopped || error instanceof LeaseLost || isDatabaseUnreachable(error))
      throw error;
    const failure = failureOf(error);
    if (failure.code === "keys_refused" && destinationId !== undefined) {
      await markKeysRefused(destinationId, systemClock.now());
    }
    if (failure.code === "internal")
      log.error({ err: error, runId: leased.id }, "run failed for a reason of our own");
    return { status: "failed", failure };
  }
}

function failureOf(error: unknown): NonNullable<RunEnd["failure"]> {
  if (error instanceof RunFailure) return { code: error.code, message: error.message, hint: error.hint };
  if (error instanceof SourceError)
    return { code: "source_failed", message: error.message, hint: error.hint };
  return {
    code: "internal",
    message: "Tributary met an error of its own. Nothing that was sent is lost, and the rest stays due.",
    hint: "Run it again. If it fails again, look at the server's log at this time.",
  };
}

/**
 * A run that stops for a shutdown is free at once; one whose lease is lost is not ours to touch. While the database is
 * away it is tried until the lease has run out by itself, so that nobody waits for the rest of it once it is back.
 */
async function handOver(leased: LeasedRun, error: unknown, shutdown: AbortSignal): Promise<void> {
  if (error instanceof LeaseLost) return;
  const runsOut = performance.now() + leaseSeconds * 1_000;
  for (;;) {
    try {
      return await releaseLease(pool(), leased.id, leased.fence);
    } catch (releaseError) {
      if (shutdown.aborted || performance.now() > runsOut) {
        log.warn({ err: releaseError, runId: leased.id }, "the lease could not be given back");
        return;
      }
      await systemClock.sleep(giveBackEveryMs, shutdown);
    }
  }
}

interface LeaseKeeper {
  /** False once the lease has run out without being renewed: from then on another worker may be at the same run. */
  isHeld(): boolean;
  /** Resolves when no renewal is under way any more. */
  stop(): Promise<void>;
}

/**
 * Renews the lease until stopped, and aborts the run when it is canceled or belongs to somebody else. `askedAt` is
 * when the lease was asked for, by performance.now(): a moment that is never later than when it was given.
 */
function keepLease(leased: LeasedRun, askedAt: number, stop: AbortController): LeaseKeeper {
  let renewing: Promise<void> | undefined;
  let heldUntil = askedAt + leaseSeconds * 1_000;

  const renew = async () => {
    const startedAt = performance.now();
    try {
      const reason = await renewLease(pool(), leased.id, leased.fence);
      if (reason) stop.abort(reason);
      else heldUntil = startedAt + leaseSeconds * 1_000;
    } catch (error) {
      log.warn({ err: error, runId: leased.id }, "the lease could not be renewed");
    }
  };
  const timer = setInterval(() => {
    if (stop.signal.aborted) return;
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
  }, renewEveryMs);
  return {
    isHeld: () => {
      const held = performance.now() < heldUntil;
      if (!held) stop.abort("lease_lost" satisfies StopReason);
      return held;
    },
    stop: async () => {
      clearInterval(timer);
      await renewing;
    },
  };
}
