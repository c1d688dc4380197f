import { ApiError } from "@/lib/http/client";

/** What went wrong and what to do, in one paragraph; undefined where nothing did. */
export function errorInWords(error: Error | null): string | undefined {
  if (!error) return undefined;
  return [error.message, error instanceof ApiError ? error.hint : undefined].filter(Boolean).join(" ");
}
