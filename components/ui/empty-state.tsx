import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** One sentence that teaches the next step. */
  text?: ReactNode;
  /** The next step: a LinkButton. */
  action?: ReactNode;
};

/** What stands where there is nothing yet. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <Icon aria-hidden="true" className="mb-3 size-6 text-muted" strokeWidth={1.5} />
      <p className="font-semibold">{title}</p>
      {text ? <p className="mt-1 max-w-md text-balance text-muted">{text}</p> : undefined}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : undefined}
    </div>
  );
}
