import { SandboxFrame } from "@/components/sandbox/sandbox-frame";
import { SandboxRecords } from "@/components/sandbox/sandbox-records";
import { sandboxQuery } from "@/lib/contracts/sandbox";
import { sandboxCustomers } from "@/lib/queries/sandbox";
import { loadSandbox } from "../load-sandbox";

const pageSize = 50;

export async function generateMetadata({ params }: PageProps<"/destinations/[id]/sandbox/customers">) {
  return { title: `Customers in ${(await loadSandbox(params)).destination.name}` };
}

export default async function SandboxCustomersPage({
  params,
  searchParams,
}: PageProps<"/destinations/[id]/sandbox/customers">) {
  const { destination, switches, mayEdit } = await loadSandbox(params);
  const query = sandboxQuery.parse(await searchParams);
  const answer = await sandboxCustomers(destination.id, query, pageSize);
  return (
    <SandboxFrame destination={destination} switches={switches} mayEdit={mayEdit}>
      <SandboxRecords
        destinationId={destination.id}
        list="customers"
        query={query}
        pageSize={pageSize}
        answer={answer}
      />
    </SandboxFrame>
  );
}
