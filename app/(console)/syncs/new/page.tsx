import type { Metadata } from "next";
import { NewSync } from "@/components/sync-wizard/new-sync";
import { pageActor } from "@/lib/auth/page-actor";
import { id } from "@/lib/contracts/common";
import { datasets } from "@/lib/queries/datasets";
import { destinations } from "@/lib/queries/destinations";
import { syncNames } from "@/lib/queries/syncs";

export const metadata: Metadata = { title: "New sync" };

/** `?dataset=12` and `?destination=3` choose what the link that leads here means. */
export default async function NewSyncPage({ searchParams }: PageProps<"/syncs/new">) {
  await pageActor("syncs.edit");
  const { dataset, destination } = await searchParams;
  const [allDatasets, allDestinations, others] = await Promise.all([datasets(), destinations(), syncNames()]);
  return (
    <NewSync
      datasets={allDatasets}
      destinations={allDestinations}
      others={others}
      chosen={{ datasetId: id.safeParse(dataset).data, destinationId: id.safeParse(destination).data }}
    />
  );
}
