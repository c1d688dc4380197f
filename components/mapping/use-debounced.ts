"use client";

import { useEffect, useState } from "react";

/** The value as it was when nothing has changed for `ms`; `text` is what makes two values different. */
export function useDebounced<Value>(value: Value, text: string, ms: number): { value: Value; text: string } {
  const [settled, setSettled] = useState({ value, text });
  useEffect(() => {
    const timer = setTimeout(
      () => setSettled((before) => (before.text === text ? before : { value, text })),
      ms,
    );
    return () => clearTimeout(timer);
  }, [value, text, ms]);
  return settled;
}
