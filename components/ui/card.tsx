import type { ReactNode } from "react";
import { cn } from "./cn";

type CardProps = {
  title?: ReactNode;
  /** One quiet line under the title. */
  text?: ReactNode;
  actions?: ReactNode;
  /** Without inner space: for a table or a list that brings its own. */
  flush?: boolean;
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** A 1 px line, 8 px corners, no shadow. */
export function Card({ title, text, actions, flush, footer, className, children }: CardProps) {
  return (
    <section className={cn("min-w-0 rounded-lg border bg-surface", className)}>
      {title || actions ? (
        <div
          className={cn(
            "flex flex-wrap gap-x-4 gap-y-2 px-4 pt-3.5",
            text || !actions ? "items-start" : "items-center",
            flush && "pb-3",
          )}
        >
          <div className="min-w-0 flex-1">
            <h2 className="font-semibold">{title}</h2>
            {text ? <p className="text-muted text-sm">{text}</p> : undefined}
          </div>
          {actions ? <div className="flex shrink-0 items-center gap-2">{actions}</div> : undefined}
        </div>
      ) : undefined}
      {children === undefined ? undefined : (
        <div className={cn(!flush && "p-4", !flush && title && "pt-3")}>{children}</div>
      )}
      {footer ? <div className="border-t px-4 py-3 text-muted text-sm">{footer}</div> : undefined}
    </section>
  );
}
