"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "./cn";

/** A time lies above the link of its row, so that pointing at it tells its UTC: a click on it is meant for the row. */
function openRowOf(event: MouseEvent): void {
  if (!(event.target instanceof Element) || !event.target.closest("time")) return;
  if (event.target.closest("a, button, summary")) return;
  const { ctrlKey, metaKey, shiftKey } = event;
  event.target
    .closest("tr")
    ?.querySelector("[data-row-link]")
    ?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

/**
 * The box of a table. A box that scrolls sideways takes the sticky head of its table away from the page, so it only
 * scrolls while the table is in fact too wide for it; otherwise it clips, which leaves the head to the page.
 */
export function TableBox({ className, children }: { className?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [tooWide, setTooWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    const table = element?.querySelector("table");
    if (!element || !table) return;
    const measure = () => setTooWide(table.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(table);
    element.addEventListener("click", openRowOf);
    return () => {
      observer.disconnect();
      element.removeEventListener("click", openRowOf);
    };
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
