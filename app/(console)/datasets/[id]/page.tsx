import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, Suspense } from "react";
import { NameList } from "@/components/connection/name-list";
import { DatasetColumns } from "@/components/dataset/dataset-columns";
import { DatasetHeader } from "@/components/dataset/dataset-header";
import { PreviewSkeleton } from "@/components/dataset/preview-skeleton";
import { StoredPreview } from "@/components/dataset/stored-preview";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { idParams } from "@/lib/contracts/common";
import { dataset } from "@/lib/queries/datasets";
import { previewDataset } from "@/lib/queries/preview-dataset";

type DatasetPageProps = { params: Promise<{ id: string }> };

/** Asked by the title and by the page, answered once. */
const datasetOf = cache(async (params: DatasetPageProps["params"]) => {
  const { data } = idParams.safeParse(await params);
  return data && dataset(data.id);
});

export async function generateMetadata({ params }: DatasetPageProps): Promise<Metadata> {
  return { title: (await datasetOf(params))?.name ?? "Dataset" };
}

export default async function DatasetPage({ params }: DatasetPageProps) {
  const { role } = await pageActor("view");
  const found = await datasetOf(params);
  if (!found) notFound();
  const { definition, syncs } = found;
  return (
    <>
      <DatasetHeader dataset={found} mayEdit={may(role, "datasets.edit")} maySync={may(role, "syncs.edit")} />
      <div className="flex flex-col gap-4">
        {definition.kind === "query" ? (
          <CodeBlock language="sql" code={definition.sql} maxHeight="240px" />
        ) : undefined}
        {/* The source answers in its own time, and the rest of the page does not wait for it. */}
        <Suspense fallback={<PreviewSkeleton />} key={found.refreshedAt}>
          <Preview id={found.id} />
        </Suspense>
        <DatasetColumns dataset={found} mayProfile={may(role, "datasets.edit")} />
        <Card title="Syncs" text="What reads this dataset.">
          <NameList
            names={syncs.map(({ id, label }) => ({ id, name: label }))}
            href={(id) => `/syncs/${id}`}
            none="None yet."
            shown={20}
          />
        </Card>
      </div>
    </>
  );
}

async function Preview({ id }: { id: number }) {
  return <StoredPreview result={await previewDataset(id)} />;
}
