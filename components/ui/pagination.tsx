import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "./button-style";
import { cn } from "./cn";

type PaginationProps = {
  /** Absent where there is nothing newer or older. */
  newerHref: string | undefined;
  olderHref: string | undefined;
  /** What is on this page: "Runs 128 to 79". */
  summary?: string;
  newerLabel?: string;
  olderLabel?: string;
};

/** Steps through a list by its key: newer, older. There are no page numbers, because nothing is counted for them. */
export function Pagination({ newerHref, olderHref, summary, newerLabel, olderLabel }: PaginationProps) {
  if (!newerHref && !olderHref && !summary) return undefined;
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 py-3">
      <p className="text-muted text-sm">{summary}</p>
      {newerHref || olderHref ? (
        <div className="flex gap-2">
          <Step href={newerHref} label={newerLabel ?? "Newer"} side="start" />
          <Step href={olderHref} label={olderLabel ?? "Older"} side="end" />
        </div>
      ) : undefined}
    </nav>
  );
}

function Step({ href, label, side }: { href: string | undefined; label: string; side: "start" | "end" }) {
  const style = buttonStyle({ size: "small" });
  const inside = (
    <>
      {side === "start" ? <ChevronLeft aria-hidden="true" /> : undefined}
      {label}
      {side === "end" ? <ChevronRight aria-hidden="true" /> : undefined}
    </>
  );
  if (!href) {
    return (
      <span aria-disabled="true" className={cn(style, "opacity-50 hover:border-line hover:bg-surface")}>
        {inside}
      </span>
    );
  }
  return (
    <Link href={href} className={style}>
      {inside}
    </Link>
  );
}
