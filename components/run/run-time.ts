import type { RunDetail, RunView } from "@/lib/contracts/runs";
import type { RunStep } from "@/lib/core/states";

export const stepLabels: Record<RunStep, string> = {
  prepare: "Prepare Sync",
  read: "Read From Source",
  send: "Send To Destination",
  finish: "Finish Sync",
};

export function isActive(run: Pick<RunView, "status">): boolean {
  return run.status === "queued" || run.status === "working";
}

/** Milliseconds from start to end, or to `now` while it goes on; undefined before it began. */
export function elapsedMs(from: string | null, to: string | null, now: number): number | undefined {
  if (from === null) return undefined;
  return Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from));
}

/** Records of the plan that have an outcome. */
export function settledCount({ counts }: Pick<RunView, "counts">): number {
  return counts.changed - counts.unsent;
}

/**
 * Milliseconds until everything is sent, at the rate of this run so far; undefined while there is too little to tell.
 * What is in doubt was sent already: how long PartnerStack's list takes has nothing to do with that rate.
 */
export function timeLeftMs(
  { run, inDoubt }: Pick<RunDetail, "run" | "inDoubt">,
  now: number,
): number | undefined {
  const sending = run.steps.find(({ step }) => step === "send")?.startedAt;
  const settled = settledCount(run);
  if (run.status !== "working" || run.step !== "send" || !sending || settled < 20) return undefined;
  const spent = now - Date.parse(sending);
  return spent < 1_000 ? undefined : (spent / settled) * (run.counts.unsent - inDoubt);
}
