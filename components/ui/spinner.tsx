import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** Always beside words that say what is going on; alone it says nothing to anybody. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden="true" className={cn("size-4 shrink-0 animate-spin", className)} />;
}
