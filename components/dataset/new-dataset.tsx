"use client";

import { useRouter } from "next/navigation";
import type { DatasetChoice, datasetView } from "@/lib/contracts/datasets";
import type { SourceView } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";
import { notify } from "../ui/toast";
import { newDraft } from "./dataset-draft";
import { DatasetForm } from "./dataset-form";

export function NewDataset({ sources, choice }: { sources: readonly SourceView[]; choice: DatasetChoice }) {
  const router = useRouter();
  return (
    <DatasetForm
      sources={sources}
      initial={newDraft(sources, choice)}
      saveLabel="Create dataset"
      cancelHref="/datasets"
      onSave={async (input) => {
        const { id, name } = await api.post<typeof datasetView>("/api/datasets", input);
        notify.success(`${name} was created`);
        router.push(`/datasets/${id}`);
      }}
    />
  );
}
