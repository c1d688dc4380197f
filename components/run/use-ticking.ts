"use client";

import { useEffect, useState } from "react";

/** The time in milliseconds, moving on every second while `ticking`: for work that is going on. */
export function useTicking(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
