"use client";

import { useMutation } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { isActive } from "@/components/run/run-time";
import { useShowRun } from "@/components/run/use-live-run";
import { Button, IconButton } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { notify } from "@/components/ui/toast";
import { type RunView, runView, triggered } from "@/lib/contracts/runs";
import { ApiError, api } from "@/lib/http/client";

type RunButtonsProps = {
  syncId: number;
  enabled: boolean;
  mayRun: boolean;
  mayCancel: boolean;
  lastRun: RunView | null;
};

function sayError(error: Error): void {
  notify.error(error.message, { text: error instanceof ApiError ? error.hint : undefined });
}

/** Run Now with its menu, and Cancel Run while a run is queued or working. */
export function RunButtons({ syncId, enabled, mayRun, mayCancel, lastRun }: RunButtonsProps) {
  const router = useRouter();
  const showRun = useShowRun();

  const start = useMutation({
    mutationFn: (fullSync: boolean) => api.post(`/api/syncs/${syncId}/runs`, { fullSync }, triggered),
    onSuccess: ({ run, alreadyQueued }) => {
      showRun(run);
      notify.success(alreadyQueued ? `Run ${run.id} waits already` : `Run ${run.id} is queued`, {
        text: alreadyQueued ? "It starts when the run before it has ended." : undefined,
      });
      router.refresh();
    },
    onError: sayError,
  });
  const cancel = useMutation({
    mutationFn: (runId: number) => api.post(`/api/runs/${runId}/cancel`, {}, runView),
    onSuccess: (run) => {
      showRun(run);
      notify.info(`Run ${run.id} stops`, {
        text: "It ends after the records it is at. What was not sent stays due.",
      });
      router.refresh();
    },
    onError: sayError,
  });

  const active = lastRun && isActive(lastRun) ? lastRun : undefined;
  return (
    <>
      {active && mayCancel ? (
        <Button
          onClick={() => cancel.mutate(active.id)}
          busy={cancel.isPending && "Canceling"}
          disabled={active.cancelRequested}
        >
          {active.cancelRequested ? "Canceling" : "Cancel run"}
        </Button>
      ) : undefined}
      {mayRun ? (
        <div className="flex">
          <Button
            variant="primary"
            className="flex-1 rounded-e-none"
            disabled={!enabled}
            title={enabled ? undefined : "Enable the sync to run it"}
            onClick={() => start.mutate(false)}
            busy={start.isPending && "Starting"}
          >
            Run now
          </Button>
          <DropdownMenu
            trigger={
              <IconButton
                label="More ways to run"
                variant="primary"
                className="-ms-px rounded-s-none border-s-canvas/30"
                disabled={!enabled}
              >
                <ChevronDown aria-hidden="true" />
              </IconButton>
            }
          >
            <MenuItem
              onSelect={() => start.mutate(true)}
              detail="Looks at every record again. A transaction is never sent twice."
            >
              Full sync
            </MenuItem>
          </DropdownMenu>
        </div>
      ) : undefined}
    </>
  );
}
