"use client";

import { useEffect, useState } from "react";

/**
 * The time in milliseconds, moving on every second while `ticking`: for work that is going on. It begins with `from`,
 * which the page brings along: two clocks would write two different first pages, and React takes that for a fault.
 */
export function useTicking(ticking: boolean, from: number): number {
  const [now, setNow] = useState(from);
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
