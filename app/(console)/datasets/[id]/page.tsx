import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, Suspense } from "react";
import { z } from "zod";
import { NameList } from "@/components/connection/name-list";
import { DatasetColumns } from "@/components/dataset/dataset-columns";
import { DatasetHeader } from "@/components/dataset/dataset-header";
import { DatasetVersionDrawer } from "@/components/dataset/dataset-version-drawer";
import { PreviewSkeleton } from "@/components/dataset/preview-skeleton";
import { StoredPreview } from "@/components/dataset/stored-preview";
import { VersionList } from "@/components/dataset/version-list";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { idParams } from "@/lib/contracts/common";
import { datasetVersions } from "@/lib/queries/dataset-versions";
import { dataset } from "@/lib/queries/datasets";
import { previewDataset } from "@/lib/queries/preview-dataset";

type DatasetPageProps = PageProps<"/datasets/[id]">;

const shownVersion = z.coerce.number().int().min(1).optional().catch(undefined);

/** Asked by the title and by the page, answered once. */
const datasetOf = cache(async (params: DatasetPageProps["params"]) => {
  const { data } = idParams.safeParse(await params);
  return data && dataset(data.id);
});

export async function generateMetadata({ params }: Pick<DatasetPageProps, "params">): Promise<Metadata> {
  return { title: (await datasetOf(params))?.name ?? "Dataset" };
}

export default async function DatasetPage({ params, searchParams }: DatasetPageProps) {
  const { role } = await pageActor("view");
  const found = await datasetOf(params);
  if (!found) notFound();
  const { definition, syncs } = found;
  const versions = await datasetVersions(found.id);
  const number = shownVersion.parse((await searchParams).version);
  const at = versions.findIndex((version) => version.number === number);
  const version = versions[at];
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
        <VersionList datasetId={found.id} versions={versions} openNumber={version?.number} />
      </div>
      {version ? (
        <DatasetVersionDrawer
          key={version.number}
          dataset={found}
          version={version}
          before={versions[at + 1]}
          isCurrent={at === 0}
          mayEdit={may(role, "datasets.edit")}
        />
      ) : undefined}
    </>
  );
}

async function Preview({ id }: { id: number }) {
  return <StoredPreview result={await previewDataset(id)} />;
}
