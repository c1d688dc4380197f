import { SandboxFrame } from "@/components/sandbox/sandbox-frame";
import { SwitchList } from "@/components/sandbox/switch-list";
import { Alert } from "@/components/ui/alert";
import { loadSandbox } from "../load-sandbox";

export async function generateMetadata({ params }: PageProps<"/destinations/[id]/sandbox/switches">) {
  return { title: `Switches of ${(await loadSandbox(params)).destination.name}` };
}

export default async function SandboxSwitchesPage({
  params,
}: PageProps<"/destinations/[id]/sandbox/switches">) {
  const { destination, switches, mayEdit, away } = await loadSandbox(params);
  return (
    <SandboxFrame destination={destination} switches={switches} mayEdit={mayEdit} onSwitches>
      {switches ? (
        <SwitchList destinationId={destination.id} switches={switches} mayEdit={mayEdit} />
      ) : (
        <Alert tone="danger" title={away?.message ?? "The sandbox does not answer."}>
          {away?.hint}
        </Alert>
      )}
    </SandboxFrame>
  );
}
