import { checkBeforeReading, planRun } from "./plan-run";
import { resolveUnknown } from "./resolve-unknown";
import { type RunContext, stopIfAsked } from "./run-context";
import { sendPlan } from "./send-plan";

/**
 * Runs the steps Prepare, Read and Send. The caller finishes the run, whatever the end: it returns when everything is
 * settled, and throws RunFailure, RunStopped or LeaseLost otherwise. A run that is taken over from a dead worker goes
 * on where the books say it was: with a complete plan it reads nothing again.
 */
export async function executeRun(context: RunContext): Promise<void> {
  const { log, books, clock, object, signal, planComplete } = context;
  if (!planComplete) {
    await log.step("prepare", clock.now());
    await checkBeforeReading(context);
    stopIfAsked(signal);
    await log.step("read", clock.now());
    await planRun(context);
  }
  if (planComplete && object.kind === "event") await books.markInDoubt();
  // Guard rails stand here: between the complete plan and its first request.
  await log.step("send", clock.now());
  await sendPlan(context);
  await resolveUnknown(context);
  await log.step("finish", clock.now());
}
