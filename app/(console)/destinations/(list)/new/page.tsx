import { NewDestination } from "@/components/destination/new-destination";
import { pageActor } from "@/lib/auth/page-actor";
import { destinationType } from "@/lib/contracts/destinations";
import { newSandboxAccount } from "@/lib/queries/sandbox-keys";

type NewDestinationPageProps = { searchParams: Promise<{ type?: string | string[] }> };

export default async function NewDestinationPage({ searchParams }: NewDestinationPageProps) {
  await pageActor("destinations.edit");
  const type = destinationType.safeParse((await searchParams).type);
  return <NewDestination initialType={type.data} offeredKeys={newSandboxAccount()} />;
}
