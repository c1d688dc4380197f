"use client";

import { useRouter } from "next/navigation";
import { type DatasetView, datasetRefreshed } from "@/lib/contracts/datasets";
import type { SourceView } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";
import { notify } from "../ui/toast";
import { draftOf } from "./dataset-draft";
import { DatasetForm } from "./dataset-form";

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
        const { changes } = await api.patch(
          `/api/datasets/${dataset.id}`,
          { name, definition },
          datasetRefreshed,
        );
        if (changes.broken.length > 0) {
          const syncs = changes.broken
            .map(({ sync, columns }) => `${sync.label} (${columns.join(", ")})`)
            .join("; ");
          notify.error(`${name} was saved, and syncs map columns that are gone`, {
            text: `Map them again: ${syncs}.`,
          });
        } else notify.success(`${name} was saved`);
        router.push(page);
        router.refresh();
      }}
    />
  );
}
