import { cn } from "./cn";

/** A quiet box of the size of what will come: `className="h-5 w-40"`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("animate-breathe rounded-sm bg-neutral-soft", className)} />;
}
