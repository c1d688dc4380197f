"use client";

import { useQuery } from "@tanstack/react-query";
import type { SourceView, sourceTables } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";

/** The tables and views of a source, asked of the source itself. Files have none. */
export function useSourceTables(source: SourceView | undefined) {
  return useQuery({
    queryKey: ["source-tables", source?.id],
    queryFn: ({ signal }) => api.get<typeof sourceTables>(`/api/sources/${source?.id}/tables`, { signal }),
    enabled: source !== undefined && source.type !== "csv",
    staleTime: 60_000,
  });
}
