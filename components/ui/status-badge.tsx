import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";
import { type Tone, tones } from "./tone";

type StatusBadgeProps = {
  tone: Tone;
  icon?: LucideIcon;
  /** Something is going on right now: the icon turns. */
  working?: boolean;
  className?: string;
  children: ReactNode;
};

/** A state as icon and word without a box: quiet enough to stand in every row of a table. */
export function StatusBadge({ tone, icon, working, className, children }: StatusBadgeProps) {
  const Icon = icon ?? tones[tone].icon;
  return (
    <span
      className={cn(
        "inline-flex items-center align-top gap-1.5 whitespace-nowrap font-medium",
        tones[tone].text,
        className,
      )}
    >
      {working ? <Spinner /> : <Icon aria-hidden="true" className="size-4 shrink-0" />}
      {children}
    </span>
  );
}
