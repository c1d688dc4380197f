import { Send } from "lucide-react";
import type { ConnectionUse } from "@/lib/contracts/common";
import type { DestinationView } from "@/lib/contracts/destinations";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { DestinationCard } from "./destination-card";

interface DestinationListProps {
  destinations: readonly DestinationView[];
  /** How each of them is used, in the same order. */
  uses: readonly ConnectionUse[];
  mayEdit: boolean;
  mayTest: boolean;
}

export function DestinationList({ destinations, uses, mayEdit, mayTest }: DestinationListProps) {
  if (destinations.length === 0) return <NoDestination mayEdit={mayEdit} />;
  return (
    <ul className="flex flex-col gap-4">
      {destinations.map((destination, at) => (
        <li key={destination.id}>
          <DestinationCard destination={destination} use={uses[at]} mayEdit={mayEdit} mayTest={mayTest} />
        </li>
      ))}
    </ul>
  );
}

function NoDestination({ mayEdit }: { mayEdit: boolean }) {
  return (
    <div className="rounded-lg border bg-surface">
      <EmptyState
        icon={Send}
        title="No destination yet"
        text={
          mayEdit
            ? "Connect PartnerStack with its keys, or begin with the built-in sandbox: it needs no account."
            : "An owner of this workspace can connect PartnerStack or its sandbox."
        }
        action={
          mayEdit ? (
            <>
              <LinkButton href="/destinations/new">Connect PartnerStack</LinkButton>
              <LinkButton href="/destinations/new?type=partnerstack_sandbox">Try the sandbox</LinkButton>
            </>
          ) : undefined
        }
      />
    </div>
  );
}
