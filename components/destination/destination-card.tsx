"use client";

import { FlaskConical, Pencil, Send, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ConnectionUse as Use } from "@/lib/contracts/common";
import type { DestinationView } from "@/lib/contracts/destinations";
import { ConnectedBy } from "../connection/connected-by";
import { ConnectionCard } from "../connection/connection-card";
import { ConnectionUse } from "../connection/connection-use";
import { LastTest } from "../connection/last-test";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { ActionsMenu, MenuItem } from "../ui/dropdown-menu";
import { TextLink } from "../ui/text-link";
import { DeleteDestination } from "./delete-destination";
import { destinationType, paceWords } from "./destination-words";
import { ModeBadge } from "./mode-badge";
import { useDestinationTest } from "./use-destination-test";

const EditDestination = lazy(async () => ({
  default: (await import("./edit-destination")).EditDestination,
}));

interface DestinationCardProps {
  destination: DestinationView;
  use: Use | undefined;
  mayEdit: boolean;
  mayTest: boolean;
}

export function DestinationCard({ destination, use, mayEdit, mayTest }: DestinationCardProps) {
  const { id, name, type, mode, resourceId } = destination;
  const [open, setOpen] = useState<"edit" | "delete">();
  const test = useDestinationTest({ id, name });
  const Icon = type === "partnerstack_sandbox" ? FlaskConical : Send;
  const editKeys = mayEdit ? () => setOpen("edit") : undefined;
  return (
    <>
      <ConnectionCard
        icon={<Icon />}
        name={name}
        badge={<ModeBadge type={type} mode={mode} />}
        detail={
          <>
            {destinationType(type).label} ·{" "}
            <span className="inline-block max-w-full break-all font-mono text-xs">
              {destination.publicKey}
            </span>{" "}
            · {paceWords(destination.requestsPerMinute)}
            {type === "partnerstack_sandbox" ? (
              <>
                {" "}
                ·{" "}
                <TextLink href={`/destinations/${id}/sandbox`} aria-label={`Look inside ${name}`}>
                  Look inside
                </TextLink>
              </>
            ) : undefined}
          </>
        }
        actions={
          <>
            {mayTest ? (
              <Button
                size="small"
                busy={test.isPending && "Testing"}
                onClick={() => test.mutate()}
                aria-label={`Test ${name}`}
              >
                Test
              </Button>
            ) : undefined}
            {mayEdit ? (
              <ActionsMenu label={`Actions for ${name}`}>
                <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => setOpen("edit")}>
                  Edit
                </MenuItem>
                <MenuItem
                  icon={<Trash2 aria-hidden="true" />}
                  tone="danger"
                  onSelect={() => setOpen("delete")}
                >
                  Delete
                </MenuItem>
              </ActionsMenu>
            ) : undefined}
          </>
        }
        facts={[
          {
            label: "Resource ID",
            value: (
              <span className="-my-1 flex items-center gap-0.5">
                <span className="truncate font-mono text-xs">{resourceId}</span>
                <CopyButton text={resourceId} label="Copy resource ID" />
              </span>
            ),
          },
          {
            label: "Connected",
            value: <ConnectedBy at={destination.createdAt} by={destination.createdBy} />,
          },
          {
            label: "Last tested",
            value: (
              <LastTest test={destination.lastTest} at={destination.lastTestedAt} testing={test.isPending} />
            ),
          },
          {
            label: "Syncs",
            value: <ConnectionUse syncs={destination.syncs} use={use} />,
          },
        ]}
      >
        {complaintOf(destination, editKeys)}
      </ConnectionCard>
      {open === "edit" ? (
        <Suspense>
          <EditDestination destination={destination} onClose={() => setOpen(undefined)} />
        </Suspense>
      ) : undefined}
      {open === "delete" ? (
        <DeleteDestination destination={destination} onClose={() => setOpen(undefined)} />
      ) : undefined}
    </>
  );
}

/** Why nothing can be sent at the moment: the last test failed, or a run met a refusal. */
function complaintOf(destination: DestinationView, onEdit: (() => void) | undefined) {
  const failed = destination.lastTest?.checks.find((check) => !check.ok);
  if (!failed && !destination.keysRefusedAt) return undefined;
  return (
    <Alert
      tone="danger"
      title={failed?.label ?? "PartnerStack refused the keys in the last run"}
      action={
        onEdit ? (
          <Button size="small" onClick={onEdit}>
            Edit keys
          </Button>
        ) : undefined
      }
    >
      {failed?.detail ?? "Nothing is sent until they are corrected. What was not sent stays due."}
    </Alert>
  );
}
