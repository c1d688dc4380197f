import type { ReactNode } from "react";
import { cn } from "./cn";
import { type Tone, tones } from "./tone";

type AlertProps = {
  tone: Extract<Tone, "info" | "warning" | "danger" | "success" | "held">;
  title: ReactNode;
  /** Why it is so, and what to do. */
  children?: ReactNode;
  /** One action, at the end. */
  action?: ReactNode;
  /** Set it when the alert appears while somebody is working, so that it is announced. */
  live?: boolean;
  className?: string;
};

/** A message that stays on the page. */
export function Alert({ tone, title, children, action, live, className }: AlertProps) {
  const Icon = tones[tone].icon;
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cn("flex flex-wrap items-start gap-x-4 gap-y-2 rounded-lg p-3", softs[tone], className)}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", tones[tone].text)} />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {children ? <div className="text-sm">{children}</div> : undefined}
        </div>
      </div>
      {action ? <div className="flex shrink-0 gap-2 max-sm:ps-6.5">{action}</div> : undefined}
    </div>
  );
}

const softs = {
  info: "bg-info-soft",
  warning: "bg-warning-soft",
  danger: "bg-danger-soft",
  success: "bg-success-soft",
  held: "bg-held-soft",
};
