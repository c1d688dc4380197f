"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { done } from "@/lib/contracts/common";
import type { SourceView } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";
import { ImpactList } from "../connection/impact-list";
import { errorWords } from "../forms/error-words";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { notify } from "../ui/toast";
import { counted } from "./source-words";

interface DeleteSourceProps {
  source: SourceView;
  onClose: () => void;
  afterDelete?: () => void;
}

/** Asks before a source is deleted, or says what has to go first. */
export function DeleteSource({ source, onClose, afterDelete }: DeleteSourceProps) {
  return source.datasets.length > 0 ? (
    <StillRead source={source} onClose={onClose} />
  ) : (
    <AskFirst source={source} onClose={onClose} afterDelete={afterDelete} />
  );
}

function StillRead({ source: { name, datasets, syncs }, onClose }: DeleteSourceProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
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
          Delete what reads it first.{" "}
          {datasets.length === 1 ? "The dataset" : `The ${datasets.length} datasets`} on it:
        </p>
        <ImpactList names={datasets.map((dataset) => dataset.name)} />
        {syncs.length > 0 ? (
          <>
            <p>
              {syncs.length === 1 ? "The sync" : `The ${syncs.length} syncs`} that would have nothing to read:
            </p>
            <ImpactList names={syncs.map((sync) => sync.label)} />
          </>
        ) : undefined}
      </div>
    </Dialog>
  );
}

function AskFirst({ source: { id, name, type, files }, onClose, afterDelete }: DeleteSourceProps) {
  const router = useRouter();
  const deletion = useMutation({
    mutationFn: () => api.delete<typeof done>(`/api/sources/${id}`),
    onSuccess: () => {
      onClose();
      notify.success(`${name} was deleted`);
      if (afterDelete) afterDelete();
      else router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Delete ${name}?`}
      confirmLabel="Delete source"
      busy={deletion.isPending && "Deleting"}
      error={errorWords(deletion.error)}
      onConfirm={() => deletion.mutate()}
    >
      <p>
        {type === "csv" && files.length > 0
          ? `Its ${counted(files.length, "file")} with ${counted(
              files.reduce((rows, file) => rows + file.rows, 0),
              "row",
            )} are erased here. No dataset reads them.`
          : "No dataset reads it. Its password is erased here; the data itself is not touched."}
      </p>
    </ConfirmDialog>
  );
}
