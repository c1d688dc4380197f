"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "@/lib/http/client";
import { signInPath } from "@/lib/http/next-path";

/** One cache for all pages. A session that ended leads to the sign-in page and back; a refusal is not asked for again. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function createClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    mutationCache: new MutationCache({ onError: signInAgain }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && isTransient(error) },
    },
  });
}

function signInAgain(error: Error): void {
  if (!(error instanceof ApiError) || error.status !== 401) return;
  window.location.assign(signInPath(`${window.location.pathname}${window.location.search}`));
}

/** No answer, or one that says the fault is not ours to correct. */
function isTransient(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502);
}
