import { StepBar } from "@/components/ui/step-bar";
import type { RunDetail } from "@/lib/contracts/runs";
import { barStep } from "./bar-step";

type RunStepsProps = { detail: Pick<RunDetail, "run" | "inDoubt">; now: number };

/** The four steps of a run with their times, live while it works. */
export function RunSteps({ detail, now }: RunStepsProps) {
  return (
    <StepBar label="Steps of the run" steps={detail.run.steps.map((step) => barStep(detail, step, now))} />
  );
}
