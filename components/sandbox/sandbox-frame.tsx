import type { ReactNode } from "react";
import { ModeBadge } from "@/components/destination/mode-badge";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import type { DestinationView } from "@/lib/contracts/destinations";
import type { SandboxSwitch } from "@/lib/contracts/sandbox";
import { sameJson } from "@/lib/core/json";
import { ResetSandbox } from "./reset-sandbox";
import { sandboxHref } from "./sandbox-href";

type SandboxFrameProps = {
  destination: DestinationView;
  /** Null while the sandbox does not answer. */
  switches: readonly SandboxSwitch[] | null;
  mayEdit: boolean;
  /** The switches are what is shown. */
  onSwitches?: boolean;
  children: ReactNode;
};

/** What all tabs of a sandbox share: its header, and a word where it does not behave as usual. */
export function SandboxFrame(props: SandboxFrameProps) {
  const { destination, switches, mayEdit, onSwitches, children } = props;
  const { id, name, type, mode } = destination;
  const switchesHref = `/destinations/${id}/sandbox/switches`;
  const faults = (switches ?? []).filter(({ kind, value }) => kind === "fault" && value !== null);
  const others = (switches ?? []).filter(
    ({ kind, value, initial }) => kind !== "fault" && !sameJson(value, initial),
  );
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={[{ label: "Destinations", href: "/destinations" }]}
        status={<ModeBadge type={type} mode={mode} />}
        meta="What this sandbox account holds, as PartnerStack would. No money is behind it."
        actions={mayEdit ? <ResetSandbox destinationId={id} name={name} /> : undefined}
        tabs={
          <LinkTabs
            label="Parts of the sandbox"
            tabs={[
              { href: sandboxHref(id, "transactions"), label: "Transactions", exact: true },
              { href: sandboxHref(id, "customers"), label: "Customers" },
              { href: `/destinations/${id}/sandbox/calls`, label: "Calls" },
              { href: switchesHref, label: "Switches" },
            ]}
          />
        }
      />
      {faults.length + others.length > 0 ? (
        <div className="mb-4">
          <Alert
            tone={faults.length > 0 ? "warning" : "info"}
            title={
              faults.length > 0
                ? `Faults are on: ${faults.map(({ label }) => label).join(", ")}`
                : `It does not behave as usual: ${others.map(({ label }) => label).join(", ")}`
            }
            action={
              onSwitches ? undefined : <LinkButton href={switchesHref}>Look at the switches</LinkButton>
            }
          >
            Runs against this sandbox meet this until it is switched back.
          </Alert>
        </div>
      ) : undefined}
      {children}
    </>
  );
}
