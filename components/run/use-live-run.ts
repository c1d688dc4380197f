"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { RunDetail, RunView, runDetail } from "@/lib/contracts/runs";
import { api } from "@/lib/http/client";
import { isActive } from "./run-time";

export function runQueryKey(runId: number): readonly ["run", number] {
  return ["run", runId];
}

/** Milliseconds between two looks: quick at first, calmer for a run that takes long. */
function pollEvery({ startedAt }: RunView): number {
  const age = startedAt === null ? 0 : Date.now() - Date.parse(startedAt);
  return age < 60_000 ? 1_000 : 3_000;
}

/**
 * Keeps a run live while it is queued or working; a finished run asks for nothing. When it ends, the server-rendered
 * parts of the page (records, history) are refreshed once.
 */
export function useLiveRun(initial: RunDetail): RunDetail {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: runQueryKey(initial.run.id),
    queryFn: ({ signal }) => api.get<typeof runDetail>(`/api/runs/${initial.run.id}`, { signal }),
    initialData: initial,
    enabled: isActive(initial.run),
    refetchInterval: ({ state }) =>
      state.data && isActive(state.data.run) ? pollEvery(state.data.run) : false,
  });
  const active = isActive(data.run);
  const wasActive = useRef(active);
  useEffect(() => {
    if (wasActive.current && !active) router.refresh();
    wasActive.current = active;
  }, [active, router]);
  // A page that was rendered after the last look knows better.
  return isActive(initial.run) ? data : initial;
}

/** Puts the answer of Run Now or Cancel where the live view looks. */
export function useShowRun(): (run: RunView) => void {
  const queries = useQueryClient();
  return (run) => {
    queries.setQueryData<RunDetail>(runQueryKey(run.id), (before) => before && { ...before, run });
    void queries.invalidateQueries({ queryKey: runQueryKey(run.id) });
  };
}
