import type { GuardReason } from "@/lib/core/guards/reason";
import { objectWords, type StoredPlan, whatChanged } from "@/lib/core/plan-summary";
import { RunFailure } from "@/lib/core/run-errors";
import { judgePlan } from "./judge-plan";
import { checkBeforeReading, planRun } from "./plan-run";
import { resolveUnknown } from "./resolve-unknown";
import { type RunContext, stopIfAsked } from "./run-context";
import { sendPlan } from "./send-plan";

/** How far a run came: to its end, or to where a person has to release it. */
export type Execution = { kind: "done" } | { kind: "held"; reasons: GuardReason[] };

/**
 * Runs the steps Prepare, Read and Send. The caller finishes the run, whatever the end: it returns when everything is
 * settled or the run is to be held, and throws RunFailure, RunStopped or LeaseLost otherwise. A run that is taken over
 * from a dead worker, or released, goes on where the books say it was: with a complete plan it reads nothing again.
 * A dry run takes the same way as far as the plan is judged.
 */
export async function executeRun(context: RunContext): Promise<Execution> {
  const { books, log, clock, object, signal, planComplete, dryRun } = context;
  if (!planComplete) {
    await log.step("prepare", clock.now());
    await checkBeforeReading(context);
    stopIfAsked(signal);
    await log.step("read", clock.now());
    await planRun(context);
  }
  if (planComplete && object.kind === "event") await books.markInDoubt();
  if (!context.guardsPassed) {
    const plan = await books.storedPlan();
    refuseAnotherPlan(context, plan);
    const reasons = await judgePlan(context, plan.summary);
    stopIfAsked(signal);
    if (isHeld(context, reasons)) return { kind: "held", reasons };
    if (reasons.length > 0) await log.noteReasons(reasons, !dryRun);
  }
  if (!dryRun) {
    await log.step("send", clock.now());
    await sendPlan(context);
    await resolveUnknown(context);
  }
  await log.step("finish", clock.now());
  return { kind: "done" };
}

/** A dry run is never held, and what its reader accepted with a note does not hold the run that sends it. */
function isHeld({ dryRun, expected }: RunContext, reasons: GuardReason[]): boolean {
  return !dryRun && reasons.some(({ rule }) => !expected?.accepted.includes(rule));
}

/** "Send these" means these: when source or destination moved since the dry run, nothing is sent. */
function refuseAnotherPlan({ expected, object }: RunContext, plan: StoredPlan): void {
  const changed = expected && whatChanged(expected, plan, objectWords(object));
  if (changed === undefined) return;
  const hint = "Start a new dry run, look at what changed, and send that. Nothing was sent.";
  throw new RunFailure("source_changed", changed, hint);
}
