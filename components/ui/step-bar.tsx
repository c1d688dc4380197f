import { Ban, Check, Minus, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export type BarStep = {
  key: string;
  label: string;
  /** stopped: somebody ended it on the way. skipped: it never came to that. */
  state: "waiting" | "working" | "done" | "failed" | "stopped" | "skipped";
  /** How far it is, between 0 and 1, where that is known. */
  share?: number;
  /** What it took, or what is left: "12.4 s", "about 2 m left". */
  time?: ReactNode;
  /** One quiet line: "188 of 412". */
  detail?: ReactNode;
};

const stateWords = {
  waiting: "waiting",
  working: "working",
  done: "done",
  failed: "failed",
  stopped: "stopped",
  skipped: "skipped",
};

/** The phases of one piece of work, side by side, each with its own progress and time. */
export function StepBar({ label, steps }: { label: string; steps: readonly BarStep[] }) {
  return (
    <ol aria-label={label} className="grid gap-x-2 gap-y-3 sm:auto-cols-fr sm:grid-flow-col">
      {steps.map((step) => (
        <li
          key={step.key}
          aria-current={step.state === "working" ? "step" : undefined}
          className="flex min-w-0 flex-col gap-1.5"
        >
          <div className="h-1.5 overflow-hidden rounded-full bg-neutral-soft">
            <div
              className={cn("h-full rounded-full transition-[width] duration-180", fills[step.state])}
              style={{ width: `${width(step) * 100}%` }}
            />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-3 text-sm sm:flex-col sm:items-stretch">
            <div className="flex min-w-0 items-center gap-1.5">
              <StepIcon state={step.state} />
              <span className={cn("truncate font-medium", isIdle(step) && "text-muted")}>
                {step.label}
                <span className="sr-only">, {stateWords[step.state]}</span>
              </span>
            </div>
            {step.time || step.detail ? (
              <div className="flex flex-wrap gap-x-2 text-muted text-xs sm:ps-5">
                {step.time ? <span>{step.time}</span> : undefined}
                {step.detail ? <span>{step.detail}</span> : undefined}
              </div>
            ) : undefined}
          </div>
        </li>
      ))}
    </ol>
  );
}

const fills = {
  waiting: "bg-transparent",
  working: "bg-accent",
  done: "bg-success",
  failed: "bg-danger",
  stopped: "bg-edge",
  skipped: "bg-transparent",
};

function isIdle({ state }: BarStep): boolean {
  return state === "waiting" || state === "skipped";
}

function width(step: BarStep): number {
  switch (step.state) {
    case "waiting":
    case "skipped":
      return 0;
    case "working":
      // Without a total the bar shows that it has begun, not how far it is.
      return Math.min(1, Math.max(0.04, step.share ?? 0.04));
    case "failed":
    case "stopped":
      return Math.min(1, Math.max(0.04, step.share ?? 1));
    case "done":
      return 1;
    default:
      return step.state satisfies never;
  }
}

function StepIcon({ state }: { state: BarStep["state"] }) {
  switch (state) {
    case "waiting":
      return <span aria-hidden="true" className="m-px size-3 shrink-0 rounded-full border border-edge" />;
    case "working":
      return <Spinner className="size-3.5 text-accent" />;
    case "done":
      return <Check aria-hidden="true" className="size-3.5 shrink-0 text-success" strokeWidth={2.5} />;
    case "failed":
      return <X aria-hidden="true" className="size-3.5 shrink-0 text-danger" strokeWidth={2.5} />;
    case "stopped":
      return <Ban aria-hidden="true" className="size-3.5 shrink-0 text-muted" strokeWidth={2.5} />;
    case "skipped":
      return <Minus aria-hidden="true" className="size-3.5 shrink-0 text-muted" strokeWidth={2.5} />;
    default:
      return state satisfies never;
  }
}
