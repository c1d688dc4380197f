"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast";
import { triggered } from "@/lib/contracts/runs";
import { type SyncInput, syncView } from "@/lib/contracts/syncs";
import { ApiError, api } from "@/lib/http/client";

interface CreateRequest {
  input: SyncInput;
  /** open: its page. run: its page, with the first run. test: the page where one row is tried. */
  next: "open" | "run" | "test";
  /** The name of the destination, typed before the first send to production. */
  confirm?: string;
}

/** Creates the sync, starts its first run when that was asked for, and opens the page where it goes on. */
export function useCreateSync(onCreated: () => void) {
  const router = useRouter();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: async ({ input, next, confirm }: CreateRequest) => {
      const sync = await api.post("/api/syncs", input, syncView);
      const failure = next === "run" ? await startRun(sync.id, confirm) : undefined;
      return { sync, next, failure };
    },
    onSuccess: ({ sync, next, failure }) => {
      onCreated();
      void queries.invalidateQueries({ queryKey: ["syncs"] });
      if (failure) notify.error(`${sync.label} was created, but did not start`, { text: failure.message });
      else
        notify.success(next === "run" ? `${sync.label} was created and starts` : `${sync.label} was created`);
      router.push(next === "test" ? `/syncs/${sync.id}/test` : `/syncs/${sync.id}`);
    },
  });
  return { ...create, refused: create.error instanceof ApiError ? create.error : undefined };
}

/** The sync exists by now, so that a run which cannot start is told and not thrown. */
async function startRun(syncId: number, confirm: string | undefined): Promise<ApiError | undefined> {
  try {
    await api.post(`/api/syncs/${syncId}/runs`, { fullSync: false, confirm }, triggered);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
