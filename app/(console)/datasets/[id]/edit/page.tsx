import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditDataset } from "@/components/dataset/edit-dataset";
import { PageHeader } from "@/components/ui/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { idParams } from "@/lib/contracts/common";
import { dataset as findDataset } from "@/lib/queries/datasets";
import { source as findSource } from "@/lib/queries/sources";

export const metadata: Metadata = { title: "Edit dataset" };

type EditDatasetPageProps = { params: Promise<{ id: string }> };

export default async function EditDatasetPage({ params }: EditDatasetPageProps) {
  await pageActor("datasets.edit");
  const { data } = idParams.safeParse(await params);
  const dataset = data && (await findDataset(data.id));
  const source = dataset && (await findSource(dataset.source.id));
  if (!dataset || !source) notFound();
  return (
    <>
      <PageHeader
        title="Edit dataset"
        breadcrumb={[
          { label: "Datasets", href: "/datasets" },
          { label: dataset.name, href: `/datasets/${dataset.id}` },
        ]}
        meta="Syncs read the new definition from their next run on."
      />
      <EditDataset dataset={dataset} source={source} />
    </>
  );
}
