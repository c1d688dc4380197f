import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditSync } from "@/components/sync-wizard/edit-sync";
import { pageActor } from "@/lib/auth/page-actor";
import { id as idSchema } from "@/lib/contracts/common";
import { dataset } from "@/lib/queries/datasets";
import { destination } from "@/lib/queries/destinations";
import { findSync } from "@/lib/queries/sync";

export const metadata: Metadata = { title: "Edit sync" };

export default async function EditSyncPage({ params }: PageProps<"/syncs/[id]/edit">) {
  await pageActor("syncs.edit");
  const id = idSchema.safeParse((await params).id);
  const sync = id.success ? await findSync(id.data) : null;
  if (!sync) notFound();
  const [reads, sendsTo] = await Promise.all([dataset(sync.dataset.id), destination(sync.destination.id)]);
  if (!reads || !sendsTo) notFound();
  return <EditSync sync={sync} dataset={reads} destination={sendsTo} />;
}
