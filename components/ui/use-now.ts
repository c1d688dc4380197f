"use client";

import { useEffect, useState } from "react";

const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all relative times on the page, however many there are. */
function subscribe(listener: (now: number) => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    const now = Date.now();
    for (const tell of listeners) tell(now);
  }, 10_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, moving on every ten seconds; `mounted` is false on the server and while hydrating. */
export function useNow(): { now: number; mounted: boolean } {
  const [state, setState] = useState(() => ({ now: Date.now(), mounted: false }));
  useEffect(() => {
    setState({ now: Date.now(), mounted: true });
    return subscribe((now) => setState({ now, mounted: true }));
  }, []);
  return state;
}
