import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface DisclosureProps {
  label: string;
  open?: boolean;
  children: ReactNode;
}

/** What few people need, behind its name. */
export function Disclosure({ label, open, children }: DisclosureProps) {
  return (
    <details open={open} className="group">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm font-medium text-muted text-sm hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        {label}
      </summary>
      <div className="flex flex-col gap-4 pt-3">{children}</div>
    </details>
  );
}
