"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "./cn";

/**
 * The box of a table. A box that scrolls sideways takes the sticky head of its table away from the page, so it only
 * scrolls while the table is in fact too wide for it; otherwise it clips, which leaves the head to the page.
 */
export function TableBox({ className, children }: { className?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [tooWide, setTooWide] = useState(false);
  useEffect(() => {
    const table = box.current?.querySelector("table");
    if (!box.current || !table) return;
    const measure = () => setTooWide(table.scrollWidth > (box.current?.clientWidth ?? 0) + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      data-scrolls={tooWide || undefined}
      className={cn("group/table", tooWide ? "overflow-x-auto" : "overflow-clip", className)}
    >
      {children}
    </div>
  );
}
