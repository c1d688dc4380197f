"use client";

import { useMappingPreview } from "@/components/mapping/use-mapping-preview";
import type { DatasetView } from "@/lib/contracts/datasets";
import type { DestinationView } from "@/lib/contracts/destinations";
import { missingOn } from "./card-order";
import { objects } from "./objects";
import { configOf, planOf, type SyncDraft } from "./sync-draft";

/** What a draft comes to: the things it points at, its configuration, what the server says of it, what is missing. */
export function useSyncSetup(
  draft: SyncDraft,
  {
    datasets,
    destinations,
    syncId,
  }: { datasets: readonly DatasetView[]; destinations: readonly DestinationView[]; syncId?: number },
) {
  const dataset = datasets.find(({ id }) => id === draft.datasetId);
  const destination = destinations.find(({ id }) => id === draft.destinationId);
  const object = draft.object === null ? undefined : objects[draft.object];
  const config = configOf(draft);
  // The label only matters to a mapping that sends it: typing it asks nothing otherwise.
  const sendsMetadata = config?.mappings.some(({ from }) => from.kind === "metadata") ?? false;
  const preview = useMappingPreview(
    dataset && config
      ? {
          datasetId: dataset.id,
          destinationId: destination?.id,
          config,
          label: sendsMetadata ? (draft.label ?? "") : "",
          syncId,
        }
      : undefined,
  );
  const missing = missingOn(draft, { dataset, destination, preview: preview.view });
  return { dataset, destination, object, plan: planOf(draft), config, preview, missing };
}

export type SyncSetup = ReturnType<typeof useSyncSetup>;
