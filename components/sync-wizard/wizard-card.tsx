import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type WizardCardProps = {
  number: number;
  title: string;
  /** One quiet line under the title. */
  text?: ReactNode;
  done: boolean;
  /** Why nothing can be done here yet; the content is left out. */
  blocked?: string;
  /** The content brings its own space. */
  flush?: boolean;
  children: ReactNode;
};

/** One step of setting up a sync. All of them stand on the page; what cannot be done yet says why. */
export function WizardCard({ number, title, text, done, blocked, flush, children }: WizardCardProps) {
  return (
    <section
      aria-labelledby={`card-${number}`}
      className={cn("rounded-lg border", blocked ? "border-dashed bg-canvas" : "bg-surface")}
    >
      <div className="flex items-start gap-3 p-4">
        <span
          aria-hidden="true"
          className={cn(
            "flex size-6 shrink-0 items-center justify-center rounded-full border font-medium text-xs",
            done ? "border-transparent bg-accent-soft text-accent" : "text-muted",
            !done && !blocked && "border-accent-fill bg-accent-fill text-on-fill",
          )}
        >
          {done ? <Check className="size-3.5" strokeWidth={3} /> : number}
        </span>
        <div className="min-w-0 flex-1">
          <h2 id={`card-${number}`} className={cn("font-semibold leading-6", blocked && "text-muted")}>
            {title}
            {done ? <span className="sr-only">, done</span> : undefined}
          </h2>
          {blocked ? (
            <p className="text-muted text-sm">{blocked}</p>
          ) : text ? (
            <p className="text-muted text-sm">{text}</p>
          ) : undefined}
        </div>
      </div>
      {blocked ? undefined : <div className={cn(flush ? "pb-0" : "px-4 pb-4 sm:ps-13")}>{children}</div>}
    </section>
  );
}
