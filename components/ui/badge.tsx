import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { type Tone, tones } from "./tone";

type BadgeProps = {
  tone?: Tone;
  look?: "soft" | "outline" | "solid";
  /** An icon of its own, or `true` for the one of the tone. */
  icon?: LucideIcon | true;
  className?: string;
  children: ReactNode;
};

/** A word with a colour behind it. */
export function Badge({ tone = "neutral", look = "soft", icon, className, children }: BadgeProps) {
  const Icon = icon === true ? tones[tone].icon : icon;
  return (
    <span
      className={cn(
        "inline-flex h-5 shrink-0 items-center gap-1 align-middle whitespace-nowrap rounded-sm border border-transparent px-1.5",
        "font-medium text-xs",
        tones[tone][look],
        className,
      )}
    >
      {Icon ? <Icon aria-hidden="true" className="size-3.5" /> : undefined}
      {children}
    </span>
  );
}
