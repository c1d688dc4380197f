import { cn } from "./cn";
import { type Tone, tones } from "./tone";

type ProgressBarProps = {
  /** What progresses: "Records sent". */
  label: string;
  value: number;
  max: number;
  tone?: Tone;
  /** The words for it where the label is not on the page: "188 of 412". */
  valueText?: string;
  className?: string;
};

/** For a known total. Without one, say in words what is going on. */
export function ProgressBar({ label, value, max, tone = "accent", valueText, className }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={valueText}
      className={cn("h-1.5 overflow-hidden rounded-full bg-neutral-soft", className)}
    >
      <div
        className={cn("h-full rounded-full transition-[width] duration-180", tones[tone].fill)}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
