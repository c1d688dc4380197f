"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import type { ResolveInput, resolved } from "@/lib/contracts/record-acts";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import { api } from "@/lib/http/client";
import { errorInWords } from "./error-in-words";
import { useAfterAct } from "./use-after-act";

type ResolveDialogProps = {
  record: RunRecordDetail;
  decision: ResolveInput["decision"] | undefined;
  remoteKey: string | undefined;
  /** PartnerStack lists one that is alike in everything and that explains no other record. */
  looksAlike: boolean;
  note: string;
  onClose: () => void;
};

/** Says what the decision will do before it is made: one of the two can pay a partner twice. */
export function ResolveDialog(props: ResolveDialogProps) {
  const { record, decision, remoteKey, looksAlike, note, onClose } = props;
  const router = useRouter();
  const afterAct = useAfterAct();
  const resolve = useMutation({
    mutationFn: (input: ResolveInput) =>
      api.post<typeof resolved>(`/api/records/${record.id}/resolve`, input),
    onSuccess: ({ retry }) => {
      if (retry) {
        const action = { label: "View run", onSelect: () => router.push(`/runs/${retry.id}`) };
        notify.success(`Run ${retry.id} sends ${record.externalKey} again`, { action });
      } else notify.success(`${record.externalKey} counts as accepted`);
      onClose();
      afterAct();
    },
    // Somebody else may have decided: the record is shown as it is now.
    onError: afterAct,
  });
  const common = {
    onOpenChange: () => {
      resolve.reset();
      onClose();
    },
    error: errorInWords(resolve.error),
  };
  const money = record.amount === null ? "" : ` of ${record.amount}`;
  if (decision === "send_again") {
    return (
      <ConfirmDialog
        {...common}
        open
        title={`Send ${record.externalKey} again?`}
        confirmLabel="Send it again"
        typedName={record.destination.mode === "production" ? record.externalKey : undefined}
        busy={resolve.isPending && "Queueing"}
        onConfirm={() => resolve.mutate({ decision, note })}
      >
        <p>
          This transaction{money} will be sent to PartnerStack again. If the first one did arrive, the partner
          is paid twice.
        </p>
        {looksAlike ? (
          <p className="font-medium text-text">
            PartnerStack lists a transaction that is alike in everything.
          </p>
        ) : undefined}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      {...common}
      open={decision === "arrived"}
      tone="primary"
      title={`${record.externalKey} arrived?`}
      confirmLabel="It arrived"
      busy={resolve.isPending && "Saving"}
      onConfirm={() =>
        resolve.mutate({ decision: "arrived", remoteKey, note: note === "" ? undefined : note })
      }
    >
      <p>
        This transaction{money} counts as accepted{remoteKey ? ` under PartnerStack's key ${remoteKey}` : ""}.
        It is never sent again, by this sync or another. If it did not arrive, the partner is not paid.
      </p>
    </ConfirmDialog>
  );
}
