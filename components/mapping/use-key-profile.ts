"use client";

import { useQuery } from "@tanstack/react-query";
import type { DatasetView, keyProfile } from "@/lib/contracts/datasets";
import { api } from "@/lib/http/client";

/** Nulls, duplicates and lengths of a column, counted by the source. Asked again only when another column is chosen. */
export function useKeyProfile(dataset: DatasetView | undefined, column: string | null) {
  return useQuery({
    queryKey: ["key-profile", dataset?.id, dataset?.refreshedAt, column],
    queryFn: ({ signal }) =>
      api.post<typeof keyProfile>(
        "/api/datasets/key-profile",
        { sourceId: dataset?.source.id, definition: dataset?.definition, column },
        { signal },
      ),
    enabled: column !== null && dataset?.columns.some(({ name }) => name === column) === true,
    staleTime: 300_000,
  });
}
