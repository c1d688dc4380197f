"use client";

import { useState } from "react";
import { useKeyProfile } from "@/components/mapping/use-key-profile";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import type { SyncInput } from "@/lib/contracts/syncs";
import { asksBeforeFirstSend } from "@/lib/core/first-send";
import { startsByItself } from "@/lib/core/frequencies";
import type { SyncTriggers } from "@/lib/core/triggers";
import { firstRunWords, proposedLabel } from "./first-run-words";
import { type Next, useCreateSync } from "./use-create-sync";
import type { SyncSetup } from "./use-sync-setup";

type CreateCardProps = {
  setup: SyncSetup;
  triggers: SyncTriggers;
  /** Null takes the label that is proposed. */
  label: string | null;
  onName: (label: string) => void;
  onCreated: () => void;
};

/** The last look: what it is called, and what the first run will do. */
export function CreateCard({ setup, triggers, label, onName, onCreated }: CreateCardProps) {
  const { dataset, destination, object, plan, config } = setup;
  const profile = useKeyProfile(dataset, plan?.syncKey ?? null);
  const [asked, setAsked] = useState<Next>();
  const create = useCreateSync(onCreated);
  if (!dataset || !destination || !object || !plan || !config) return undefined;

  const named = label ?? proposedLabel(dataset.name, destination.name);
  const input: SyncInput = { label: named, datasetId: dataset.id, destinationId: destination.id, config };
  const { label: labelError, ...refusals } = create.refused?.fields ?? {};
  const sentence = firstRunWords(object, plan, {
    dataset: dataset.name,
    destination: destination.name,
    rows: profile.data?.rows,
  });
  const asks = asksBeforeFirstSend(destination, object.name);
  // What runs now or by itself sends; a test asks on its own page.
  const createAnd = (next: Next) => {
    if (asks && (next === "run" || startsByItself(triggers))) setAsked(next);
    else create.mutate({ input, triggers, next });
  };

  return (
    <form
      className="flex max-w-xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        createAnd("open");
      }}
    >
      <Field label="Label" help="The name of the sync in every list." error={labelError}>
        <Input
          value={named}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => onName(event.target.value)}
        />
      </Field>
      <p className="text-muted">
        {sentence} Nothing is sent before it runs. A test sends the one row that you choose, and no other run
        sends it again.
      </p>
      <FormError
        title={create.refused && !labelError ? create.refused.message : undefined}
        text={create.refused?.hint}
        problems={Object.values(refusals).map((message) => ({ message }))}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          busy={create.isPending && create.variables.next === "open" && "Creating"}
          disabled={create.isPending}
        >
          Create
        </Button>
        <Button
          onClick={() => createAnd("test")}
          busy={create.isPending && create.variables.next === "test" && "Creating"}
          disabled={create.isPending}
        >
          Create and test one row
        </Button>
        <Button
          onClick={() => createAnd("run")}
          busy={create.isPending && create.variables.next === "run" && "Creating and starting"}
          disabled={create.isPending}
        >
          Create and run
        </Button>
      </div>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => {
          if (!open) setAsked(undefined);
        }}
        tone="primary"
        title={
          asked === "run"
            ? "Create this sync and run it in production?"
            : "Create this sync and let it run in production by itself?"
        }
        confirmLabel={asked === "run" ? "Create and run" : "Create"}
        typedName={destination.name}
        onConfirm={() => {
          setAsked(undefined);
          if (asked) create.mutate({ input, triggers, next: asked, confirm: destination.name });
        }}
      >
        <p>{sentence}</p>
        {object.kind === "event" ? (
          <p>Transactions make commissions: what is sent can be paid out.</p>
        ) : undefined}
      </ConfirmDialog>
    </form>
  );
}
