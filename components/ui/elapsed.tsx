"use client";

import { useEffect, useState } from "react";
import { formatDuration } from "@/lib/format/format-duration";
import type { Instant } from "@/lib/format/format-time";

/** The time since a moment, counting on by the second: for work that is going on. */
export function Elapsed({ since }: { since: Instant }) {
  const start = new Date(since).getTime();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const wholeSeconds = Math.max(0, Math.floor((now - start) / 1_000)) * 1_000;
  return <span suppressHydrationWarning>{wholeSeconds === 0 ? "0 s" : formatDuration(wholeSeconds)}</span>;
}
