"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast";
import type { runView } from "@/lib/contracts/runs";
import { api } from "@/lib/http/client";
import { sayError } from "./say-error";
import { useShowRun } from "./use-live-run";

/** Cancels a run: one that works stops between two records, one that waits or is held ends at once. */
export function useCancelRun() {
  const router = useRouter();
  const showRun = useShowRun();
  return useMutation({
    mutationFn: (runId: number) => api.post<typeof runView>(`/api/runs/${runId}/cancel`, {}),
    onSuccess: (run) => {
      showRun(run);
      const ended = run.status === "canceled";
      notify.info(ended ? `Run ${run.id} was canceled` : `Run ${run.id} stops`, {
        text: ended
          ? "What it would have sent stays due."
          : "It ends after the records it is at. What was not sent stays due.",
      });
      router.refresh();
    },
    onError: sayError,
  });
}
