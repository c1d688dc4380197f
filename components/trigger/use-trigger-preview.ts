"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDebounced } from "@/components/mapping/use-debounced";
import type { TriggerPreview, triggerPreview } from "@/lib/contracts/triggers";
import type { SyncTriggers } from "@/lib/core/triggers";
import { ApiError, api } from "@/lib/http/client";

/** What the server makes of triggers while they are chosen: words and next times, or what is wrong at which field. */
export function useTriggerPreview(triggers: SyncTriggers): {
  preview: TriggerPreview | undefined;
  problems: Record<string, string>;
} {
  const text = JSON.stringify(triggers);
  const asked = useDebounced(triggers, text, 250);
  const query = useQuery({
    queryKey: ["trigger-preview", asked.text],
    queryFn: ({ signal }) =>
      api.post<typeof triggerPreview>("/api/syncs/trigger-preview", asked.value, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  const problems = query.error instanceof ApiError ? query.error.fields : {};
  return { preview: query.error ? undefined : query.data, problems };
}
