import type { BarStep } from "@/components/ui/step-bar";
import type { RunDetail, RunView } from "@/lib/contracts/runs";
import { formatDuration } from "@/lib/format/format-duration";
import { formatNumber } from "@/lib/format/format-number";
import { elapsedMs, isActive, settledCount, stepLabels, timeLeftMs } from "./run-time";

type Looked = Pick<RunDetail, "run" | "inDoubt">;

/** How a step of a run stands: how far it came, in what time, and what is left. */
export function barStep(
  { run, inDoubt }: Looked,
  { step, startedAt, finishedAt }: RunView["steps"][number],
  now: number,
): BarStep {
  const spent = elapsedMs(startedAt, finishedAt, now);
  const base = {
    key: step,
    label: stepLabels[step],
    time: spent === undefined ? undefined : formatDuration(spent),
  };
  if (startedAt === null) return { ...base, state: isActive(run) || run.held ? "waiting" : "skipped" };
  // A later one has begun.
  if (run.step !== step) return { ...base, state: "done" };
  switch (run.status) {
    case "queued":
    case "working":
      return { ...base, state: "working", share: shareOf(run), detail: workOf({ run, inDoubt }, now) };
    case "failed":
      return { ...base, state: "failed", share: shareOf(run), detail: leftAt(run) };
    case "canceled":
      return { ...base, state: "stopped", share: shareOf(run), detail: leftAt(run) };
    case "skipped":
      return { ...base, state: "skipped" };
    // Held: it is between two steps, and the one behind it is complete.
    case "held":
    case "completed":
      return { ...base, state: "done" };
    default:
      return run.status satisfies never;
  }
}

function shareOf(run: RunView): number | undefined {
  if (run.step !== "send" || run.counts.changed === 0) return undefined;
  return settledCount(run) / run.counts.changed;
}

function workOf({ run, inDoubt }: Looked, now: number): string | undefined {
  if (run.step === "read") return `${formatNumber(run.counts.records)} records read`;
  if (run.step !== "send") return undefined;
  const settled = settledOfAll(run);
  // Nothing is left to send: what the run waits for is an answer about what was sent.
  if (inDoubt > 0 && inDoubt >= run.counts.unsent)
    return `${settled}, checking ${formatNumber(inDoubt)} with PartnerStack`;
  const left = timeLeftMs({ run, inDoubt }, now);
  return left === undefined ? settled : `${settled}, about ${formatDuration(left)} left`;
}

/** Where a run that did not end well left off. */
function leftAt(run: RunView): string | undefined {
  return run.step === "send" && run.counts.changed > 0 ? settledOfAll(run) : undefined;
}

function settledOfAll(run: RunView): string {
  return `${formatNumber(settledCount(run))} of ${formatNumber(run.counts.changed)}`;
}
