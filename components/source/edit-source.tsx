"use client";

import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import type { SourceView } from "@/lib/contracts/sources";
import { findSourceType } from "@/lib/sources/source-types";
import { TestChecks } from "../connection/test-checks";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import { notify } from "../ui/toast";
import { SourceFields } from "./source-fields";
import { draftOf, type SourceDraft, sourceResolver } from "./source-form";
import { SourceNameField } from "./source-name-field";
import { useSaveSource } from "./use-save-source";

/** Changes the name or how to connect. A new way to connect is tested before it takes the place of the old one. */
export function EditSource({ source, onClose }: { source: SourceView; onClose: () => void }) {
  const formId = useId();
  const [failure, setFailure] = useState<FormFailure>();
  const settings = findSourceType(source.type).forms[0];
  const form = useForm<SourceDraft>({
    resolver: sourceResolver(source.type, settings),
    mode: "onTouched",
    defaultValues: draftOf(source),
  });
  const saving = useSaveSource(source);
  const save = (saveUntested: boolean) =>
    form.handleSubmit(async (values) => {
      setFailure(undefined);
      try {
        const saved = await saving.mutateAsync({ ...values, saveUntested });
        if (!saved.source) return;
        notify.success(`${saved.source.name} was saved`);
        onClose();
      } catch (error) {
        setFailure(showOnForm(error, form));
      }
    })();
  const refused = saving.isPending || saving.data?.source ? undefined : saving.data?.test;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Edit ${source.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {refused ? <Button onClick={() => save(true)}>Save anyway</Button> : undefined}
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
        <SourceNameField form={form} />
        {settings ? (
          <SourceFields form={form} settings={settings} keepsSecret={source.hasSecret} />
        ) : undefined}
        {refused ? (
          <div role="alert" className="flex flex-col gap-3 rounded-lg border border-danger p-3">
            <TestChecks checks={refused.checks} />
            <p className="text-muted text-sm">
              Nothing is changed yet. Correct it, or save it as it is and test it later.
            </p>
          </div>
        ) : undefined}
        <FormError title={failure?.title} text={failure?.text} />
      </form>
    </Dialog>
  );
}
