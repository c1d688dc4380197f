"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { PreviewInput, previewAttempt } from "@/lib/contracts/datasets";
import { api } from "@/lib/http/client";

/** What was asked to be shown. `run` tells two attempts at the same query apart. */
export interface PreviewAsked extends PreviewInput {
  run: number;
}

/** The first rows of a definition that is not saved yet. */
export function usePreview(asked: PreviewAsked | undefined) {
  return useQuery({
    queryKey: ["preview", asked],
    queryFn: ({ signal }) => api.post<typeof previewAttempt>("/api/datasets/preview", asked, { signal }),
    enabled: asked !== undefined,
    staleTime: 60_000,
    // The last rows stay in sight while the next ones are read, so that the page does not jump.
    placeholderData: asked && keepPreviousData,
  });
}
