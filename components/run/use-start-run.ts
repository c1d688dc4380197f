"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast";
import type { RunView, triggered } from "@/lib/contracts/runs";
import { api } from "@/lib/http/client";
import { sayError } from "./say-error";
import { useShowRun } from "./use-live-run";

/** Asks for a run of a sync; `open` goes to its page. */
export function useStartRun(syncId: number, { open }: { open: boolean } = { open: false }) {
  const router = useRouter();
  const showRun = useShowRun();
  return useMutation({
    mutationFn: (kind: { fullSync?: boolean; dryRun?: boolean; confirm?: string }) =>
      api.post<typeof triggered>(`/api/syncs/${syncId}/runs`, kind),
    onSuccess: ({ run, alreadyQueued }) => {
      showRun(run);
      saySo(run, alreadyQueued, () => router.push(`/runs/${run.id}`));
      if (open) router.push(`/runs/${run.id}`);
      else router.refresh();
    },
    onError: sayError,
  });
}

function saySo(run: RunView, alreadyQueued: boolean, look: () => void): void {
  const name = `${run.dryRun ? "Dry run" : "Run"} ${run.id}`;
  if (run.held) {
    notify.info(`${name} is held`, {
      text: "Release or cancel it first: nothing else is sent until then.",
      action: { label: "Look", onSelect: look },
    });
    return;
  }
  notify.success(alreadyQueued ? `${name} waits already` : `${name} is queued`, {
    text: alreadyQueued ? "It starts when the run before it has ended." : undefined,
  });
}
