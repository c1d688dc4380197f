"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type DatasetRefreshed, type DatasetView, datasetRefreshed } from "@/lib/contracts/datasets";
import { api } from "@/lib/http/client";
import { Button } from "../ui/button";
import { ActionsMenu, MenuItem, MenuLink } from "../ui/dropdown-menu";
import { LinkButton } from "../ui/link-button";
import { notify } from "../ui/toast";
import { DeleteDataset } from "./delete-dataset";

interface DatasetActionsProps {
  dataset: DatasetView;
  maySync: boolean;
  onRefreshed: (found: DatasetRefreshed["changes"]) => void;
}

/** Refresh, edit, delete, and the next step: a sync of it. */
export function DatasetActions({ dataset, maySync, onRefreshed }: DatasetActionsProps) {
  const { id, name } = dataset;
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const refresh = useMutation({
    mutationFn: () => api.post(`/api/datasets/${id}/refresh`, {}, datasetRefreshed),
    onSuccess: ({ changes }) => {
      onRefreshed(changes);
      router.refresh();
    },
    onError: (error) => notify.error("The fields could not be read", { text: error.message }),
  });
  return (
    <>
      <ActionsMenu label={`Actions for ${name}`}>
        <MenuLink href={`/datasets/${id}/edit`} icon={<Pencil aria-hidden="true" />}>
          Edit
        </MenuLink>
        <MenuItem icon={<Trash2 aria-hidden="true" />} tone="danger" onSelect={() => setDeleting(true)}>
          Delete
        </MenuItem>
      </ActionsMenu>
      <Button onClick={() => refresh.mutate()} busy={refresh.isPending && "Refreshing"}>
        <RefreshCw aria-hidden="true" />
        Refresh fields
      </Button>
      {maySync ? (
        <LinkButton href={`/syncs/new?dataset=${id}`} variant="primary">
          New sync
        </LinkButton>
      ) : undefined}
      {deleting ? <DeleteDataset dataset={dataset} onClose={() => setDeleting(false)} /> : undefined}
    </>
  );
}
