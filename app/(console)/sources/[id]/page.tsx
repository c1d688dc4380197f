import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, Suspense } from "react";
import { FileList } from "@/components/source/file-list";
import { SourceHeader } from "@/components/source/source-header";
import { TableList } from "@/components/source/table-list";
import { TableListSkeleton } from "@/components/source/table-list-skeleton";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { idParams } from "@/lib/contracts/common";
import { listTables } from "@/lib/queries/list-tables";
import { source } from "@/lib/queries/sources";

type SourcePageProps = { params: Promise<{ id: string }> };

/** Asked by the title and by the page, answered once. */
const sourceOf = cache(async (params: SourcePageProps["params"]) => {
  const { data } = idParams.safeParse(await params);
  return data && source(data.id);
});

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  return { title: (await sourceOf(params))?.name ?? "Source" };
}

export default async function SourcePage({ params }: SourcePageProps) {
  const { role } = await pageActor("view");
  const found = await sourceOf(params);
  if (!found) notFound();
  const mayEdit = may(role, "sources.edit");
  const mayCreate = may(role, "datasets.edit");
  return (
    <>
      <SourceHeader source={found} mayEdit={mayEdit} mayTest={may(role, "connections.test")} />
      {found.type === "csv" ? (
        <FileList source={found} mayUpload={mayEdit} mayCreate={mayCreate} />
      ) : (
        // The source answers in its own time, and the rest of the page does not wait for it.
        <Suspense fallback={<TableListSkeleton />}>
          <Tables sourceId={found.id} mayCreate={mayCreate} />
        </Suspense>
      )}
    </>
  );
}

async function Tables({ sourceId, mayCreate }: { sourceId: number; mayCreate: boolean }) {
  const result = await listTables(sourceId);
  return result ? <TableList sourceId={sourceId} result={result} mayCreate={mayCreate} /> : null;
}
