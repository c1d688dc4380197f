"use client";

import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import type { DestinationView } from "@/lib/contracts/destinations";
import { lazyRules } from "../forms/lazy-rules";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import { notify } from "../ui/toast";
import { DestinationFields } from "./destination-fields";
import { type DestinationDraft, type DestinationFormOutput, draftOf } from "./destination-form";
import { testSummary } from "./destination-words";
import { SavedTest } from "./saved-test";
import { useSaveDestination } from "./use-save-destination";

const rules = lazyRules(async () => (await import("./destination-rules")).editDestinationForm);

/** Changes name, keys or pace. New keys are tested before they take the place of the old ones. */
export function EditDestination({
  destination,
  onClose,
}: {
  destination: DestinationView;
  onClose: () => void;
}) {
  const formId = useId();
  const [failure, setFailure] = useState<FormFailure>();
  const form = useForm<DestinationDraft, unknown, DestinationFormOutput>({
    resolver: rules,
    mode: "onTouched",
    defaultValues: draftOf(destination),
  });
  const saving = useSaveDestination(destination);
  const save = (saveUntested: boolean) =>
    form.handleSubmit(async (values) => {
      setFailure(undefined);
      try {
        const saved = await saving.mutateAsync({ ...values, saveUntested });
        if (!saved.destination) return;
        notify.success(
          `${saved.destination.name} was saved`,
          saved.test?.ok ? { text: testSummary(saved.test) } : undefined,
        );
        onClose();
      } catch (error) {
        setFailure(showOnForm(error, form));
      }
    })();
  const refused = saving.isPending ? undefined : saving.data;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Edit ${destination.name}`}
      text="Keys of the same account only: what was sent is remembered with this destination. Connect another account as a destination of its own."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {refused?.test?.failure === "unreachable" ? (
            <Button onClick={() => save(true)}>Save anyway</Button>
          ) : undefined}
          <Button variant="primary" type="submit" form={formId} busy={saving.isPending && "Saving"}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <DestinationFields
          type={destination.type}
          register={form.register}
          errors={form.formState.errors}
          keepsSecret
        />
        {refused && !refused.destination ? (
          <div className="rounded-lg border border-danger p-3">
            <SavedTest type={destination.type} saved={refused} />
          </div>
        ) : undefined}
        <FormError title={failure?.title} text={failure?.text} />
      </form>
    </Dialog>
  );
}
