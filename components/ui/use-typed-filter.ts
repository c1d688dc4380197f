"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** A pause in typing that ends a word. */
const pauseMs = 300;

/**
 * The text of a filter that stands in the address: typing changes the address after a short pause, and a change of the
 * address by anything else (Back, a link) changes the text.
 */
export function useTypedFilter(
  inAddress: string | undefined,
  go: (typed: string | undefined) => void,
): [text: string, type: (text: string) => void] {
  const [text, setText] = useState(inAddress ?? "");
  const gone = useRef(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (gone.current === inAddress) return;
    gone.current = inAddress;
    setText(inAddress ?? "");
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = useCallback(
    (next: string) => {
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        gone.current = next.trim() || undefined;
        go(gone.current);
      }, pauseMs);
    },
    [go],
  );
  return [text, type];
}
