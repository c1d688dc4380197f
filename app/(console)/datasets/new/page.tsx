import { Database } from "lucide-react";
import type { Metadata } from "next";
import { NewDataset } from "@/components/dataset/new-dataset";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { datasetChoice } from "@/lib/contracts/datasets";
import { sources } from "@/lib/queries/sources";

export const metadata: Metadata = { title: "New dataset" };

type NewDatasetPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?source=3&schema=public&table=invoice`, or `?source=4&file=orders.csv`, choose what the link that leads here means. */
export default async function NewDatasetPage({ searchParams }: NewDatasetPageProps) {
  await pageActor("datasets.edit");
  const [choice, allSources] = await Promise.all([searchParams, sources()]);
  return (
    <>
      <PageHeader
        title="New dataset"
        breadcrumb={[{ label: "Datasets", href: "/datasets" }]}
        meta="What a sync reads, and the first rows of it."
      />
      {allSources.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState
            icon={Database}
            title="No source yet"
            text="A dataset reads from a source. Connect one first."
            action={
              <LinkButton href="/sources" variant="primary">
                Go to sources
              </LinkButton>
            }
          />
        </div>
      ) : (
        <NewDataset sources={allSources} choice={datasetChoice.parse(choice)} />
      )}
    </>
  );
}
