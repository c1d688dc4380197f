import { SandboxFrame } from "@/components/sandbox/sandbox-frame";
import { SandboxRecords } from "@/components/sandbox/sandbox-records";
import { sandboxQuery } from "@/lib/contracts/sandbox";
import { sandboxTransactions } from "@/lib/queries/sandbox";
import { loadSandbox } from "./load-sandbox";

const pageSize = 50;

export async function generateMetadata({ params }: PageProps<"/destinations/[id]/sandbox">) {
  return { title: `Transactions in ${(await loadSandbox(params)).destination.name}` };
}

export default async function SandboxTransactionsPage({
  params,
  searchParams,
}: PageProps<"/destinations/[id]/sandbox">) {
  const { destination, switches, mayEdit } = await loadSandbox(params);
  const query = sandboxQuery.parse(await searchParams);
  const answer = await sandboxTransactions(destination.id, query, pageSize);
  return (
    <SandboxFrame destination={destination} switches={switches} mayEdit={mayEdit}>
      <SandboxRecords
        destinationId={destination.id}
        list="transactions"
        query={query}
        pageSize={pageSize}
        answer={answer}
      />
    </SandboxFrame>
  );
}
