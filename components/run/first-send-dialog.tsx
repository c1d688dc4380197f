"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type FirstSendDialogProps = {
  /** The name of the destination; undefined while nobody is asked. */
  destination: string | undefined;
  /** What would be sent, where that is known: "42 transactions (USD 3,180.00)". */
  what?: string;
  /** What is confirmed, where it is not a run. */
  action?: string;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asked once for each sync, before a person first lets it send to an account with real money. */
export function FirstSendDialog({ destination, what, action, onConfirm, onClose }: FirstSendDialogProps) {
  return (
    <ConfirmDialog
      open={destination !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      tone="primary"
      title={`Let this sync send to ${destination}?`}
      confirmLabel={action ?? (what ? `Send ${what}` : "Run now")}
      typedName={destination}
      onConfirm={onConfirm}
    >
      <p>
        {destination} is a production account, or may be one. What this sync sends there is real: transactions
        make commissions that are paid out.
      </p>
      {what ? undefined : (
        <p>To see every request and the money first, cancel and start a dry run: it sends nothing.</p>
      )}
      <p>You are asked once for this sync.</p>
    </ConfirmDialog>
  );
}
