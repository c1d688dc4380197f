"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { RetentionInput, retentionView } from "@/lib/contracts/retention";
import type { Retention } from "@/lib/core/retention";
import { api } from "@/lib/http/client";
import { lazyRules } from "../forms/lazy-rules";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { notify } from "../ui/toast";
import { keepsLess, keptWords } from "./kept-words";

/** An empty field is no number of days. */
const asDays = { setValueAs: (typed: unknown) => (typed === "" || typed === null ? null : Number(typed)) };

const rules = lazyRules(async () => (await import("@/lib/contracts/retention")).retentionInput);

/** How long history is kept. To keep less is asked twice: what is cleared does not come back. */
export function RetentionForm({ payloadDays, recordDays }: Retention) {
  const router = useRouter();
  const [failure, setFailure] = useState<FormFailure>();
  const [asking, setAsking] = useState<RetentionInput>();
  const saved = { payloadDays, recordDays };
  const form = useForm({
    resolver: rules,
    mode: "onTouched",
    defaultValues: saved,
  });
  const { errors, isSubmitting } = form.formState;

  const save = async (input: RetentionInput) => {
    setFailure(undefined);
    try {
      const now = await api.put<typeof retentionView>("/api/settings/retention", input);
      form.reset({ payloadDays: now.payloadDays, recordDays: now.recordDays });
      notify.success("Data retention saved", { text: "It takes effect with the next clearing." });
      router.refresh();
    } catch (error) {
      setFailure(showOnForm(error, form));
    }
  };
  const submit = form.handleSubmit(async (input) => {
    if (keepsLess(saved, input)) setAsking(input);
    else await save(input);
  });

  return (
    <form onSubmit={submit} noValidate className="flex max-w-xl flex-col items-start gap-4">
      <Field
        label="Days that rows, payloads, requests and answers are kept"
        help="After the end of a run. A record then still says how it ended and why. Leave it empty, or 0, to keep them for ever."
        error={errors.payloadDays?.message}
      >
        <Input
          type="number"
          min={0}
          className="max-w-28"
          {...form.register("payloadDays", asDays)}
          placeholder="for ever"
        />
      </Field>
      <Field
        label="Days that records are kept"
        help="One record stands for each row that a run changed or found invalid. The run keeps its counts and its money. Leave it empty, or 0, to keep them for ever."
        error={errors.recordDays?.message}
      >
        <Input
          type="number"
          min={0}
          className="max-w-28"
          {...form.register("recordDays", asDays)}
          placeholder="for ever"
        />
      </Field>
      <FormError title={failure?.title} text={failure?.text} />
      <Button type="submit" variant="primary" busy={isSubmitting && "Saving"}>
        Save
      </Button>
      <ConfirmDialog
        open={asking !== undefined}
        onOpenChange={(open) => {
          if (!open) setAsking(undefined);
        }}
        title="Keep less than now?"
        confirmLabel="Keep less"
        onConfirm={() => {
          setAsking(undefined);
          if (asking) void save(asking);
        }}
      >
        <p>
          Rows and payloads are kept {keptWords(asking?.payloadDays ?? null)}, and records{" "}
          {keptWords(asking?.recordDays ?? null)}. What is older goes with the next clearing, within a day,
          and does not come back.
        </p>
      </ConfirmDialog>
    </form>
  );
}
