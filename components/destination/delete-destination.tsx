"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { done } from "@/lib/contracts/common";
import type { DestinationView } from "@/lib/contracts/destinations";
import { api } from "@/lib/http/client";
import { ImpactList } from "../connection/impact-list";
import { errorWords } from "../forms/error-words";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { notify } from "../ui/toast";

export function DeleteDestination({
  destination,
  onClose,
}: {
  destination: DestinationView;
  onClose: () => void;
}) {
  const { id, name, mode, type, syncs } = destination;
  const router = useRouter();
  const deletion = useMutation({
    mutationFn: () => api.delete<typeof done>(`/api/destinations/${id}`),
    onSuccess: () => {
      onClose();
      notify.success(`${name} was deleted`);
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Delete ${name}?`}
      confirmLabel="Delete destination"
      typedName={mode === "production" && type === "partnerstack" ? name : undefined}
      busy={deletion.isPending && "Deleting"}
      error={errorWords(deletion.error)}
      onConfirm={() => deletion.mutate()}
    >
      {syncs.length > 0 ? (
        <>
          <p>
            {syncs.length === 1
              ? "This sync stops and is switched off:"
              : `These ${syncs.length} syncs stop and are switched off:`}
          </p>
          <ImpactList names={syncs.map(({ label }) => label)} />
        </>
      ) : (
        <p>No sync uses it.</p>
      )}
      <p>
        The secret key is erased. What was sent stays on record: connect the same public key again and the
        destination comes back with it, so that no transaction is sent twice.
      </p>
    </ConfirmDialog>
  );
}
