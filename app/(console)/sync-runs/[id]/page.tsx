import { notFound, redirect } from "next/navigation";
import { pageActor } from "@/lib/auth/page-actor";
import { idParams } from "@/lib/contracts/common";

/** Where the links of Census' own clients lead: the run's page has another address here. */
export default async function SyncRunPage({ params }: PageProps<"/sync-runs/[id]">) {
  await pageActor("view");
  const { data } = idParams.safeParse(await params);
  if (!data) notFound();
  redirect(`/runs/${data.id}`);
}
