"use client";

import { Plus, Receipt, Send, User } from "lucide-react";
import { ModeBadge } from "@/components/destination/mode-badge";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import type { DestinationView } from "@/lib/contracts/destinations";
import type { ObjectName } from "@/lib/core/sync-config";
import { objects } from "./objects";

type DestinationCardProps = {
  destinations: readonly DestinationView[];
  chosen: DestinationView | undefined;
  object: ObjectName | null;
  onChoose: (choice: { destinationId?: number; object?: ObjectName }) => void;
};

const icons: Record<ObjectName, typeof User> = { customer: User, transaction: Receipt };

/** Where the records go, and as what. */
export function DestinationCard({ destinations, chosen, object, onChoose }: DestinationCardProps) {
  if (destinations.length === 0) {
    return (
      <div className="flex flex-col items-start gap-3">
        <p className="text-muted">
          There is no destination yet. Connect PartnerStack with its keys, or begin with the built-in sandbox.
        </p>
        <LinkButton href="/destinations/new">
          <Plus aria-hidden="true" />
          New destination
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex max-w-xl flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <Field label="Destination" hideLabel>
            <Combobox
              placeholder="Select a destination"
              searchPlaceholder="Search destinations"
              value={chosen ? String(chosen.id) : undefined}
              onValueChange={(id) => onChoose({ destinationId: Number(id) })}
              options={destinations.map((destination) => ({
                value: String(destination.id),
                label: destination.name,
                detail: modeWords[destination.mode],
                icon: <Send aria-hidden="true" />,
              }))}
            />
          </Field>
        </div>
        {chosen ? <ModeBadge mode={chosen.mode} type={chosen.type} /> : undefined}
      </div>
      {chosen ? (
        <Field label="Object" group>
          <RadioCards
            columns={2}
            value={object ?? undefined}
            onValueChange={(name) => onChoose({ object: name as ObjectName })}
            cards={Object.values(objects).map(({ name, label, description }) => {
              const Icon = icons[name];
              return { value: name, title: label, text: description, icon: <Icon aria-hidden="true" /> };
            })}
          />
        </Field>
      ) : undefined}
    </div>
  );
}

const modeWords: Record<DestinationView["mode"], string> = {
  test: "Test",
  production: "Production",
  unknown: "",
};
