"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { errorWords } from "@/components/forms/error-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import type { done } from "@/lib/contracts/common";
import type { DestinationMode } from "@/lib/contracts/destinations";
import { api } from "@/lib/http/client";

type DeleteSyncDialogProps = {
  sync: { id: number; label: string; destination: { mode: DestinationMode } };
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Asks before a sync goes, and says what stays. One that sends to production is named by hand. */
export function DeleteSyncDialog({ sync, open, onOpenChange }: DeleteSyncDialogProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.delete<typeof done>(`/api/syncs/${sync.id}`),
    onSuccess: async () => {
      onOpenChange(false);
      notify.success(`${sync.label} was deleted`);
      await queries.invalidateQueries({ queryKey: ["syncs"] });
      router.push("/syncs");
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        remove.reset();
        onOpenChange(next);
      }}
      title={`Delete ${sync.label}?`}
      confirmLabel="Delete sync"
      typedName={sync.destination.mode === "production" ? sync.label : undefined}
      busy={remove.isPending && "Deleting"}
      error={errorWords(remove.error)}
      onConfirm={() => remove.mutate()}
    >
      <p>It will not run again. Nothing is deleted in PartnerStack.</p>
      <p>
        The history of its runs stays, and Tributary goes on knowing which records were sent: another sync of
        the same rows sends no transaction twice.
      </p>
    </ConfirmDialog>
  );
}
