"use client";

import { useEffect, useState } from "react";
import type { SearchEverything, SearchHit } from "./search-everything";

/** Long enough to not ask for every letter of a quick typist. */
const PAUSE = 150;

/** The hits for what is typed, a moment after the last letter; an answer that comes too late is dropped. */
export function useSearch(
  query: string,
  search: SearchEverything,
): { hits: readonly SearchHit[]; searching: boolean } {
  const [answer, setAnswer] = useState<{ query: string; hits: readonly SearchHit[] }>({
    query: "",
    hits: [],
  });
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === "") return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const hits = await search(wanted, stop.signal).catch(() => []);
      if (!stop.signal.aborted) setAnswer({ query: wanted, hits });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted, search]);
  if (wanted === "") return { hits: [], searching: false };
  return { hits: answer.hits, searching: answer.query !== wanted };
}
