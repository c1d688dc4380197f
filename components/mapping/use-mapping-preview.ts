"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { MappingPreviewInput, MappingPreviewView, mappingPreview } from "@/lib/contracts/syncs";
import type { SyncConfig } from "@/lib/core/sync-config";
import { type ApiError, api } from "@/lib/http/client";
import { useDebounced } from "./use-debounced";

export interface MappingPreview {
  view: MappingPreviewView | undefined;
  /** The configuration that `view` was worked out for. */
  basis: SyncConfig | undefined;
  /** False while the answer to the last change is still to come; what is shown belongs to the change before. */
  current: boolean;
  error: ApiError | undefined;
  row: number;
  showRow: (row: number) => void;
}

const debounceMs = 250;

/**
 * What the server makes of the configuration on one sample row, a quarter of a second after the last change. The
 * answer before stays until the next one is there, so that nothing jumps. Undefined input asks nothing.
 */
export function useMappingPreview(input: Omit<MappingPreviewInput, "row"> | undefined): MappingPreview {
  const [row, showRow] = useState(0);
  const text = JSON.stringify(input);
  const asked = useDebounced(input, text, debounceMs);
  const query = useQuery({
    queryKey: ["mapping-preview", asked.text, row],
    queryFn: async ({ signal }) => ({
      view: await api.post<typeof mappingPreview>(
        "/api/syncs/mapping-preview",
        { ...asked.value, row },
        { signal },
      ),
      basis: asked.value?.config,
    }),
    enabled: asked.value !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return {
    view: input && query.data?.view,
    basis: query.data?.basis,
    current: asked.text === text && !query.isPlaceholderData && !query.isFetching,
    error: (query.error as ApiError | null) ?? undefined,
    row: query.data?.view.rowIndex ?? row,
    showRow,
  };
}
