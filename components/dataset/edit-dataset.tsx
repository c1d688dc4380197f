"use client";

import { useRouter } from "next/navigation";
import type { DatasetView, datasetRefreshed } from "@/lib/contracts/datasets";
import type { SourceView } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";
import { draftOf } from "./dataset-draft";
import { DatasetForm } from "./dataset-form";
import { sayChanges } from "./say-changes";

export function EditDataset({ dataset, source }: { dataset: DatasetView; source: SourceView }) {
  const router = useRouter();
  const page = `/datasets/${dataset.id}`;
  return (
    <DatasetForm
      sources={[source]}
      sourceFixed
      initial={draftOf(dataset)}
      saveLabel="Save dataset"
      cancelHref={page}
      onSave={async ({ name, definition }) => {
        const { changes } = await api.patch<typeof datasetRefreshed>(`/api/datasets/${dataset.id}`, {
          name,
          definition,
        });
        sayChanges(`${name} was saved`, changes);
        router.push(page);
        router.refresh();
      }}
    />
  );
}
