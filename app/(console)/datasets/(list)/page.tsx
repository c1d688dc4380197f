import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { DatasetList } from "@/components/dataset/dataset-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { datasets } from "@/lib/queries/datasets";
import { sources } from "@/lib/queries/sources";

export const metadata: Metadata = { title: "Datasets" };

export default async function DatasetsPage() {
  const { role } = await pageActor("view");
  const [allDatasets, allSources] = await Promise.all([datasets(), sources()]);
  const mayEdit = may(role, "datasets.edit");
  return (
    <>
      <PageHeader
        title="Datasets"
        meta="What syncs read: tables, queries and files."
        actions={
          mayEdit && allSources.length > 0 ? (
            <LinkButton href="/datasets/new" variant="primary">
              <Plus aria-hidden="true" />
              New dataset
            </LinkButton>
          ) : undefined
        }
      />
      <DatasetList datasets={allDatasets} hasSources={allSources.length > 0} mayEdit={mayEdit} />
    </>
  );
}
