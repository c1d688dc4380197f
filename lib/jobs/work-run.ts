import { LeaseLost, RunFailure, RunStopped, type StopReason } from "@/lib/core/run-errors";
import { executeRun } from "@/lib/engine/execute-run";
import { openRun } from "@/lib/runtime/open-run.server";
import { systemClock } from "@/lib/runtime/system-clock";
import { log } from "@/lib/settings/log";
import { SourceError } from "@/lib/sources/source-error";
import { pool } from "@/lib/store/database";
import { type LeasedRun, releaseLease, renewLease, takeLease } from "@/lib/store/run-lease";
import { endRun, type RunEnd } from "@/lib/store/run-log";
import { markCurrentSkipped, markKeysRefused } from "@/lib/store/sync-for-run";

/** How often a worker renews its lease and looks whether somebody canceled. */
const renewEveryMs = 1_000;

/**
 * Takes one run, if it is free, and sees it to its end. Returns when the run has ended, was given back, or belongs to
 * another worker; it does not throw for what can happen to a run.
 */
export async function workRun(runId: number, owner: string, shutdown: AbortSignal): Promise<void> {
  const leased = await takeLease(pool(), runId, owner);
  if (!leased) return;
  const runLog = log.child({ runId, syncId: leased.syncId, fence: leased.fence });
  const stop = new AbortController();
  const keeper = keepLease(leased, stop);
  const onShutdown = () => stop.abort("shutdown" satisfies StopReason);
  shutdown.addEventListener("abort", onShutdown);
  try {
    runLog.info("run started");
    const end = await runToEnd(leased, stop.signal);
    await endRun(pool(), { runId, fence: leased.fence }, end, systemClock.now());
    runLog.info({ status: end.status, failure: end.failure?.code }, "run ended");
  } catch (error) {
    await handOver(leased, error);
    runLog.warn({ err: error }, "run left to another worker");
  } finally {
    keeper.stop();
    shutdown.removeEventListener("abort", onShutdown);
  }
}

/** Executes the run and says how it ended; throws when this worker may not end it. */
async function runToEnd(leased: LeasedRun, signal: AbortSignal): Promise<RunEnd> {
  let destinationId: number | undefined;
  try {
    const open = await openRun(leased, signal);
    destinationId = open.destinationId;
    try {
      await executeRun(open.context);
      if (open.skipCurrent) await markCurrentSkipped(leased.syncId);
      await open.learnMode();
    } finally {
      await open.close();
    }
    return { status: "completed", failure: null };
  } catch (error) {
    if (error instanceof RunStopped && error.reason === "canceled")
      return { status: "canceled", failure: null };
    if (error instanceof RunStopped || error instanceof LeaseLost || isConnectionLoss(error)) throw error;
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

/** Our own database went away: the run is taken up again when it is back, by this worker or another. */
function isConnectionLoss(error: unknown): boolean {
  const code = (error as { code?: unknown })?.code;
  const message = error instanceof Error ? error.message : "";
  return (
    (typeof code === "string" && /^(ECONN|EPIPE|57P0|08)/.test(code)) ||
    /Connection terminated|connection timeout|timeout exceeded when trying to connect/i.test(message)
  );
}

/** A run that stops for a shutdown is free at once; one whose lease is lost is not ours to touch. */
async function handOver(leased: LeasedRun, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) return;
  await releaseLease(pool(), leased.id, leased.fence).catch((releaseError) => {
    // Without a database the lease runs out by itself.
    log.warn({ err: releaseError, runId: leased.id }, "the lease could not be given back");
  });
}

/** Renews the lease until stopped, and aborts the run when it is canceled or belongs to somebody else. */
function keepLease(leased: LeasedRun, stop: AbortController): { stop(): void } {
  let renewing = false;
  const timer = setInterval(async () => {
    if (renewing || stop.signal.aborted) return;
    renewing = true;
    try {
      const reason = await renewLease(pool(), leased.id, leased.fence);
      if (reason) stop.abort(reason);
    } catch (error) {
      log.warn({ err: error, runId: leased.id }, "the lease could not be renewed");
    } finally {
      renewing = false;
    }
  }, renewEveryMs);
  return { stop: () => clearInterval(timer) };
}
