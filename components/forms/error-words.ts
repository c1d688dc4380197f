import { ApiError } from "@/lib/http/client";

/** What went wrong and what to do next, where there is one line for both; undefined as long as nothing did. */
export function errorWords(error: Error | null): string | undefined {
  if (!error) return undefined;
  return [error.message, error instanceof ApiError ? error.hint : undefined].filter(Boolean).join(" ");
}
