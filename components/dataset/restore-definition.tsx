"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DatasetVersionView, DatasetView, datasetRefreshed } from "@/lib/contracts/datasets";
import { api } from "@/lib/http/client";
import { errorInWords } from "../record/error-in-words";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { sayChanges } from "./say-changes";

type RestoreDefinitionProps = { dataset: DatasetView; version: DatasetVersionView };

/** Saves an older definition as the newest version; it is tried on the source first, as any edit is. */
export function RestoreDefinition({ dataset, version: { number, definition } }: RestoreDefinitionProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const page = `/datasets/${dataset.id}`;
  const restore = useMutation({
    mutationFn: () =>
      api.patch<typeof datasetRefreshed>(`/api/datasets/${dataset.id}`, { name: dataset.name, definition }),
    onSuccess: ({ changes }) => {
      setOpen(false);
      sayChanges(`Version ${number} is in use again`, changes);
      router.push(page, { scroll: false });
      router.refresh();
    },
  });
  const { syncs } = dataset;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Restore this version
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          restore.reset();
        }}
        tone="primary"
        title={`Read version ${number} again?`}
        confirmLabel="Restore this version"
        busy={restore.isPending && "Restoring"}
        error={errorInWords(restore.error)}
        onConfirm={() => restore.mutate()}
      >
        <p>
          {syncs.length === 0
            ? "No sync reads the dataset."
            : `${syncs.length === 1 ? "1 sync reads" : `${syncs.length} syncs read`} the dataset, and ${syncs.length === 1 ? "reads" : "read"} this from the next run on.`}{" "}
          It is saved as a new version, so nothing is lost.
        </p>
      </ConfirmDialog>
    </>
  );
}
