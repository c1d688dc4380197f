"use client";

import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import type { DatasetRefreshed, DatasetView, datasetRefreshed } from "@/lib/contracts/datasets";
import { api } from "@/lib/http/client";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { notify } from "../ui/toast";
import { DatasetMenu } from "./dataset-menu";

interface DatasetActionsProps {
  dataset: DatasetView;
  maySync: boolean;
  onRefreshed: (found: DatasetRefreshed["changes"]) => void;
}

/** Refresh, edit, delete, and the next step: a sync of it. */
export function DatasetActions({ dataset, maySync, onRefreshed }: DatasetActionsProps) {
  const { id } = dataset;
  const router = useRouter();
  const refresh = useMutation({
    mutationFn: () => api.post<typeof datasetRefreshed>(`/api/datasets/${id}/refresh`, {}),
    onSuccess: ({ changes }) => {
      onRefreshed(changes);
      router.refresh();
    },
    onError: (error) => notify.error("The fields could not be read", { text: error.message }),
  });
  return (
    <>
      <Button onClick={() => refresh.mutate()} busy={refresh.isPending && "Refreshing"}>
        <RefreshCw aria-hidden="true" />
        Refresh fields
      </Button>
      {maySync ? (
        <LinkButton href={`/syncs/new?dataset=${id}`} variant="primary">
          New sync
        </LinkButton>
      ) : undefined}
      <DatasetMenu dataset={dataset} size="medium" />
    </>
  );
}
