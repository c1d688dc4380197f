import { NewSource } from "@/components/source/new-source";
import { pageActor } from "@/lib/auth/page-actor";
import { sourceType } from "@/lib/contracts/sources";

type NewSourcePageProps = { searchParams: Promise<{ type?: string | string[] }> };

export default async function NewSourcePage({ searchParams }: NewSourcePageProps) {
  await pageActor("sources.edit");
  const type = sourceType.safeParse((await searchParams).type);
  return <NewSource initialType={type.data} />;
}
