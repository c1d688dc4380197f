import { type BarStep, StepBar } from "@/components/ui/step-bar";
import type { RunView } from "@/lib/contracts/runs";
import { formatDuration } from "@/lib/format/format-duration";
import { formatNumber } from "@/lib/format/format-number";
import { elapsedMs, isActive, settledCount, stepLabels, timeLeftMs } from "./run-time";

/** The four steps of a run with their times, live while it works. */
export function RunSteps({ run, now }: { run: RunView; now: number }) {
  return <StepBar label="Steps of the run" steps={run.steps.map((step) => barStep(run, step, now))} />;
}

function barStep(
  run: RunView,
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
  if (run.step !== step || finishedAt !== null) {
    const brokeHere = run.status === "failed" && run.step === step;
    return { ...base, state: brokeHere ? "failed" : "done" };
  }
  return { ...base, state: "working", share: shareOf(run), detail: detailOf(run, now) };
}

function shareOf(run: RunView): number | undefined {
  if (run.step !== "send" || run.counts.changed === 0) return undefined;
  return settledCount(run) / run.counts.changed;
}

function detailOf(run: RunView, now: number): string | undefined {
  if (run.step === "read") return `${formatNumber(run.counts.records)} records read`;
  if (run.step !== "send") return undefined;
  const left = timeLeftMs(run, now);
  const sent = `${formatNumber(settledCount(run))} of ${formatNumber(run.counts.changed)}`;
  return left === undefined ? sent : `${sent}, about ${formatDuration(left)} left`;
}
