"use client";

import { Plus, Table2 } from "lucide-react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { DatasetView } from "@/lib/contracts/datasets";

type SourceCardProps = {
  datasets: readonly DatasetView[];
  chosen: DatasetView | undefined;
  onChoose: (datasetId: number) => void;
};

/** Which dataset the sync reads. */
export function SourceCard({ datasets, chosen, onChoose }: SourceCardProps) {
  if (datasets.length === 0) {
    return (
      <div className="flex flex-col items-start gap-3">
        <p className="text-muted">
          There is no dataset yet. A dataset is a table, a query or a file of a source, of which each row is
          one record.
        </p>
        <LinkButton href="/datasets/new">
          <Plus aria-hidden="true" />
          Create a dataset
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="flex max-w-xl flex-col gap-2">
      <Field label="Dataset" hideLabel>
        <Combobox
          placeholder="Select a dataset"
          searchPlaceholder="Search datasets"
          value={chosen ? String(chosen.id) : undefined}
          onValueChange={(id) => onChoose(Number(id))}
          options={datasets.map((dataset) => ({
            value: String(dataset.id),
            label: dataset.name,
            detail: dataset.reads,
            icon: <Table2 aria-hidden="true" />,
            group: dataset.source.name,
            keywords: [dataset.source.name, dataset.reads],
          }))}
          footer={
            <LinkButton href="/datasets/new" variant="ghost" size="small" className="w-full justify-start">
              <Plus aria-hidden="true" />
              Create a dataset
            </LinkButton>
          }
        />
      </Field>
      {chosen ? (
        <p className="text-muted text-sm">
          {chosen.source.name} ·{" "}
          {chosen.columns.length === 1 ? "1 column" : `${chosen.columns.length} columns`}, read{" "}
          <Time value={chosen.refreshedAt} /> ·{" "}
          <TextLink href={`/datasets/${chosen.id}`}>Open dataset</TextLink>
        </p>
      ) : undefined}
    </div>
  );
}
