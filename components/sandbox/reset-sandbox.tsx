"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import type { done } from "@/lib/contracts/common";
import { api } from "@/lib/http/client";

/** Empties the account. What Tributary remembers of it stays, and the dialog says what follows from that. */
export function ResetSandbox({ destinationId, name }: { destinationId: number; name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const reset = useMutation({
    mutationFn: () => api.post<typeof done>(`/api/destinations/${destinationId}/sandbox/reset`, {}),
    onSuccess: () => {
      setOpen(false);
      notify.success(`${name} is empty`);
      router.refresh();
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Reset</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          reset.reset();
        }}
        title={`Empty ${name}?`}
        confirmLabel="Empty the sandbox"
        busy={reset.isPending && "Emptying"}
        error={reset.error?.message}
        onConfirm={() => reset.mutate()}
      >
        <p>All customers and transactions of this sandbox account are gone then. Its switches stay.</p>
        <p>
          Tributary still takes every transaction for sent that it has sent here, and never sends one of them
          again. To send the same rows once more, connect another sandbox account.
        </p>
        <p>Customers are created again by a full sync, or when their row changes.</p>
      </ConfirmDialog>
    </>
  );
}
