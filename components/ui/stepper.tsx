import { Check } from "lucide-react";
import { cn } from "./cn";

type StepperProps = {
  label: string;
  steps: readonly string[];
  /** Counts from 0; the number of steps when everything is done. */
  current: number;
};

/** Where one is on a short way: 1 Choose - 2 Configure - 3 Test. */
export function Stepper({ label, steps, current }: StepperProps) {
  return (
    <ol aria-label={label} className="flex items-center gap-2 text-sm">
      {steps.map((step, index) => {
        const done = index < current;
        const active = index === current;
        return (
          <li
            key={step}
            aria-current={active ? "step" : undefined}
            className={cn(
              "flex items-center gap-2",
              index > 0 && "min-w-0 flex-1 before:h-px before:min-w-3 before:flex-1 before:bg-line",
            )}
          >
            <span
              aria-hidden="true"
              className={cn(
                "flex size-5 shrink-0 items-center justify-center rounded-full border font-medium text-xs",
                active && "border-accent-fill bg-accent-fill text-on-fill",
                done && "border-transparent bg-accent-soft text-accent",
                !active && !done && "border-line text-muted",
              )}
            >
              {done ? <Check className="size-3" strokeWidth={3} /> : index + 1}
            </span>
            <span className={cn("truncate", active ? "font-medium" : "text-muted")}>
              {step}
              {done ? <span className="sr-only">, done</span> : undefined}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
