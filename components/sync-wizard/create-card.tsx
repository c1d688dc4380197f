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
import { firstRunWords, proposedLabel } from "./first-run-words";
import { useCreateSync } from "./use-create-sync";
import type { SyncSetup } from "./use-sync-setup";

type CreateCardProps = {
  setup: SyncSetup;
  /** Null takes the label that is proposed. */
  label: string | null;
  onName: (label: string) => void;
  onCreated: () => void;
};

/** The last look: what it is called, and what the first run will do. */
export function CreateCard({ setup, label, onName, onCreated }: CreateCardProps) {
  const { dataset, destination, object, plan, config } = setup;
  const profile = useKeyProfile(dataset, plan?.syncKey ?? null);
  const [asking, setAsking] = useState(false);
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
  const createAndRun = () =>
    create.mutate({ input, next: "run", confirm: asks ? destination.name : undefined });

  return (
    <form
      className="flex max-w-xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ input, next: "open" });
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
          onClick={() => create.mutate({ input, next: "test" })}
          busy={create.isPending && create.variables.next === "test" && "Creating"}
          disabled={create.isPending}
        >
          Create and test one row
        </Button>
        <Button
          onClick={asks ? () => setAsking(true) : createAndRun}
          busy={create.isPending && create.variables.next === "run" && "Creating and starting"}
          disabled={create.isPending}
        >
          Create and run
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        tone="primary"
        title="Create this sync and run it in production?"
        confirmLabel="Create and run"
        typedName={destination.name}
        onConfirm={() => {
          setAsking(false);
          createAndRun();
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
