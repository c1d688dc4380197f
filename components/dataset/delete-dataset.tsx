"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { done } from "@/lib/contracts/common";
import type { DatasetView } from "@/lib/contracts/datasets";
import { api } from "@/lib/http/client";
import { ImpactList } from "../connection/impact-list";
import { errorWords } from "../forms/error-words";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { notify } from "../ui/toast";

/** Asks before a dataset is deleted, or says which syncs have to go first. */
export function DeleteDataset({ dataset, onClose }: { dataset: DatasetView; onClose: () => void }) {
  const { id, name, syncs } = dataset;
  const router = useRouter();
  const deletion = useMutation({
    mutationFn: () => api.delete<typeof done>(`/api/datasets/${id}`),
    onSuccess: () => {
      onClose();
      notify.success(`${name} was deleted`);
      router.push("/datasets");
      router.refresh();
    },
  });
  const onOpenChange = (open: boolean) => {
    if (!open) onClose();
  };
  if (syncs.length > 0) {
    return (
      <Dialog
        open
        onOpenChange={onOpenChange}
        size="small"
        title={`${name} is still read`}
        footer={
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        }
      >
        <div className="flex flex-col gap-2 text-muted">
          <p>
            Delete {syncs.length === 1 ? "the sync that reads it" : `the ${syncs.length} syncs that read it`}{" "}
            first:
          </p>
          <ImpactList names={syncs.map(({ label }) => label)} />
        </div>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title={`Delete ${name}?`}
      confirmLabel="Delete dataset"
      busy={deletion.isPending && "Deleting"}
      error={errorWords(deletion.error)}
      onConfirm={() => deletion.mutate()}
    >
      <p>No sync reads it. The data in {dataset.source.name} is not touched.</p>
    </ConfirmDialog>
  );
}
