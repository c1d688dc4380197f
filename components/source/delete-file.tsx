"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { sourceView, UploadedFileView } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";
import { errorWords } from "../forms/error-words";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { notify } from "../ui/toast";
import { counted } from "./source-words";

interface DeleteFileProps {
  sourceId: number;
  file: UploadedFileView;
  onClose: () => void;
}

export function DeleteFile({ sourceId, file: { id, name, rows }, onClose }: DeleteFileProps) {
  const router = useRouter();
  const deletion = useMutation({
    mutationFn: () => api.delete<typeof sourceView>(`/api/sources/${sourceId}/files/${id}`),
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
      confirmLabel="Delete file"
      busy={deletion.isPending && "Deleting"}
      error={errorWords(deletion.error)}
      onConfirm={() => deletion.mutate()}
    >
      <p>Its {counted(rows, "row")} are erased here. No dataset reads them.</p>
    </ConfirmDialog>
  );
}
