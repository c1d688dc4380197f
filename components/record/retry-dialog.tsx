"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import type { retried } from "@/lib/contracts/record-acts";
import { api } from "@/lib/http/client";
import { countFor, leftInWords, recordsInWords, retryInWords } from "./act-words";
import { errorInWords } from "./error-in-words";
import type { AskedRecords } from "./record-acts";
import { useAfterAct } from "./use-after-act";

type RetryDialogProps = { records: AskedRecords | undefined; onClose: () => void };

/** Says what a retry will do before it is queued; afterwards a toast leads to its run. */
export function RetryDialog({ records, onClose }: RetryDialogProps) {
  const router = useRouter();
  const afterAct = useAfterAct();
  const retry = useMutation({
    mutationFn: ({ runId, selection }: AskedRecords) =>
      api.post<typeof retried>(`/api/runs/${runId}/records/retry`, selection),
    onSuccess: ({ run, affected, leftAlone }, { onDone }) => {
      const text = leftInWords(leftAlone);
      if (run) {
        const action = { label: "View run", onSelect: () => router.push(`/runs/${run.id}`) };
        notify.success(`Run ${run.id} looks at ${recordsInWords(affected)} again`, { text, action });
      } else notify.info("Nothing was retried", { text });
      onClose();
      onDone?.();
      afterAct();
    },
  });
  const count = records ? countFor("retry", records.counts) : 0;
  const what = records?.name ?? recordsInWords(count, records?.more);
  return (
    <ConfirmDialog
      open={records !== undefined}
      onOpenChange={() => {
        retry.reset();
        onClose();
      }}
      tone="primary"
      title={`Retry ${what}?`}
      confirmLabel={records?.name ? "Retry record" : `Retry ${what}`}
      busy={retry.isPending && "Queueing"}
      error={errorInWords(retry.error)}
      onConfirm={() => records && retry.mutate(records)}
    >
      {retryInWords(records?.counts ?? {}, count === 1).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </ConfirmDialog>
  );
}
