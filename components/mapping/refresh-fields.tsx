"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { datasetRefreshed } from "@/lib/contracts/datasets";
import { ApiError, api } from "@/lib/http/client";
import { useEditor } from "./editor-context";

/** Reads both sides again: the columns of the dataset, and the properties that PartnerStack shows. */
export function RefreshFields() {
  const { dataset, destinationId } = useEditor();
  const router = useRouter();
  const queries = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => api.post<typeof datasetRefreshed>(`/api/datasets/${dataset.id}/refresh`, {}),
    onSuccess: async ({ dataset: { columns } }) => {
      router.refresh();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["custom-properties", destinationId] }),
        queries.invalidateQueries({ queryKey: ["mapping-preview"] }),
      ]);
      notify.success("Fields were read again", { text: `${dataset.name} has ${columns.length} columns.` });
    },
    onError: (error) =>
      notify.error(error.message, { text: error instanceof ApiError ? error.hint : undefined }),
  });
  return (
    <Button
      size="small"
      variant="ghost"
      onClick={() => refresh.mutate()}
      busy={refresh.isPending && "Reading fields"}
    >
      <RefreshCw aria-hidden="true" />
      Refresh fields
    </Button>
  );
}
