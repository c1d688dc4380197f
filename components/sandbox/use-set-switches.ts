"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast";
import type { sandboxSwitches } from "@/lib/contracts/sandbox";
import type { Json } from "@/lib/core/json";
import { ApiError, api } from "@/lib/http/client";

interface Change {
  values: Record<string, Json>;
  /** What they were, for Undo. */
  before: Record<string, Json>;
  said: string;
}

/** Sets switches of a sandbox at once, and offers to set them back. */
export function useSetSwitches(destinationId: number) {
  const router = useRouter();
  const set = useMutation({
    mutationFn: ({ values }: Change) =>
      api.patch<typeof sandboxSwitches>(`/api/destinations/${destinationId}/sandbox/switches`, { values }),
    onSuccess: (_answer, { values, before, said }) => {
      notify.success(said, {
        undo: () => set.mutate({ values: before, before: values, said: "It is as it was" }),
      });
      router.refresh();
    },
    onError: (error) => {
      notify.error(error instanceof ApiError ? (error.fields.values ?? error.message) : error.message, {
        text: error instanceof ApiError ? error.hint : undefined,
      });
      router.refresh();
    },
  });
  return set;
}
