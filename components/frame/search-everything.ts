import { z } from "zod";
import { api } from "@/lib/http/client";

const searchAnswer = z.object({
  results: z.array(z.object({ kind: z.string(), label: z.string(), detail: z.string(), href: z.string() })),
});

export type SearchHit = z.infer<typeof searchAnswer>["results"][number];
export type SearchEverything = (query: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;

/** Asks the server for whatever matches the words or the key. */
export const searchEverything: SearchEverything = async (query, signal) => {
  const answer = await api.get(`/api/search?q=${encodeURIComponent(query)}`, searchAnswer, { signal });
  return answer.results;
};
