"use client";

import { Button } from "@/components/ui/button";
import type { RunDetail, RunView } from "@/lib/contracts/runs";
import { ReleaseRun } from "./release-run";
import { isActive } from "./run-time";
import { SendThese } from "./send-these";
import { useCancelRun } from "./use-cancel-run";
import { useLiveRun } from "./use-live-run";
import { useStartRun } from "./use-start-run";

type RunActionsProps = {
  detail: RunDetail;
  may: { run: boolean; cancel: boolean; release: boolean };
  /** What is typed before the first send to production; null where nobody is asked. */
  typeToSend: string | null;
};

/** What can be done with a run where it stands now, the primary action last. */
export function RunActions({ detail, may, typeToSend }: RunActionsProps) {
  const { run, sending } = useLiveRun(detail);
  const cancel = useCancelRun();
  const start = useStartRun(run.syncId, { open: true });
  const waits = run.held !== null;
  const { plan } = run;
  const moved = run.failure?.code === "source_changed";
  const planAgain = moved || (run.dryRun && sending !== null);
  return (
    <>
      {may.cancel && (isActive(run) || waits) ? (
        <Button
          onClick={() => cancel.mutate(run.id)}
          busy={cancel.isPending && "Canceling"}
          disabled={run.cancelRequested}
        >
          {run.cancelRequested ? "Canceling" : "Cancel run"}
        </Button>
      ) : undefined}
      {may.run && planAgain ? (
        <Button
          variant={moved ? "primary" : "secondary"}
          onClick={() => start.mutate({ dryRun: true })}
          busy={start.isPending && "Starting"}
        >
          Start a new dry run
        </Button>
      ) : undefined}
      {may.run && plan && isSendable(run, sending) ? (
        <SendThese run={run} plan={plan} typeToSend={typeToSend} />
      ) : undefined}
      {may.release && waits ? <ReleaseRun run={run} /> : undefined}
    </>
  );
}

/** A dry run is sent once; when the run that was to send it came to nothing, it may be tried again. */
function isSendable({ dryRun, status, plan }: RunView, sending: RunDetail["sending"]): boolean {
  const free = sending === null || sending.status === "failed" || sending.status === "canceled";
  return dryRun && status === "completed" && plan !== null && plan.records > 0 && free;
}
