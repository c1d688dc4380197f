"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast";
import type { triggered } from "@/lib/contracts/runs";
import type { SyncInput, syncView } from "@/lib/contracts/syncs";
import type { triggersView } from "@/lib/contracts/triggers";
import { startsByItself } from "@/lib/core/frequencies";
import type { SyncTriggers } from "@/lib/core/triggers";
import { ApiError, api } from "@/lib/http/client";

/** open: its page. run: its page, with the first run. test: the page where one row is tried. */
export type Next = "open" | "run" | "test";

interface CreateRequest {
  input: SyncInput;
  /** What starts it by itself from then on. */
  triggers: SyncTriggers;
  next: Next;
  /** The name of the destination, typed before the first send to production. */
  confirm?: string;
}

/** Creates the sync, starts its first run when that was asked for, and opens the page where it goes on. */
export function useCreateSync(onCreated: () => void) {
  const router = useRouter();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: async ({ input, triggers, next, confirm }: CreateRequest) => {
      const sync = await api.post<typeof syncView>("/api/syncs", input);
      const unscheduled = startsByItself(triggers)
        ? await told(() =>
            api.put<typeof triggersView>(`/api/syncs/${sync.id}/triggers`, { triggers, confirm }),
          )
        : undefined;
      const notStarted =
        next === "run"
          ? await told(() =>
              api.post<typeof triggered>(`/api/syncs/${sync.id}/runs`, { fullSync: false, confirm }),
            )
          : undefined;
      const failure = unscheduled ?? notStarted;
      return { sync, next, failure };
    },
    onSuccess: ({ sync, next, failure }) => {
      onCreated();
      void queries.invalidateQueries({ queryKey: ["syncs"] });
      if (failure)
        notify.error(`${sync.label} was created, and not all that you asked for was done`, {
          text: failure.message,
        });
      else
        notify.success(next === "run" ? `${sync.label} was created and starts` : `${sync.label} was created`);
      router.push(next === "test" ? `/syncs/${sync.id}/test` : `/syncs/${sync.id}`);
    },
  });
  return { ...create, refused: create.error instanceof ApiError ? create.error : undefined };
}

/** The sync exists by now, so that what cannot be done with it is told and not thrown. */
async function told(work: () => Promise<unknown>): Promise<ApiError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
