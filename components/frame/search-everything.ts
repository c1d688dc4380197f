import type { SearchResults, searchResults } from "@/lib/contracts/home";
import { api } from "@/lib/http/client";

export type SearchHit = SearchResults["results"][number];
export type SearchEverything = (query: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;

/** Asks the server for whatever matches the words or the key. */
export const searchEverything: SearchEverything = async (query, signal) => {
  const answer = await api.get<typeof searchResults>(`/api/search?q=${encodeURIComponent(query)}`, {
    signal,
  });
  return answer.results;
};
