"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import type { apiKeyCreated } from "@/lib/contracts/people";
import { api } from "@/lib/http/client";
import { lazyRules } from "../forms/lazy-rules";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";

interface ApiKeyFormProps {
  /** For the button of the dialog, which stands outside of the form. */
  id: string;
  onBusy: (busy: boolean) => void;
  onCreated: (token: string) => void;
}

const rules = lazyRules(async () => (await import("@/lib/contracts/people")).apiKeyInput);

export function ApiKeyForm({ id, onBusy, onCreated }: ApiKeyFormProps) {
  const [failure, setFailure] = useState<FormFailure>();
  const form = useForm({
    resolver: rules,
    defaultValues: { name: "" },
  });
  const submit = form.handleSubmit(async (input) => {
    setFailure(undefined);
    onBusy(true);
    try {
      onCreated((await api.post<typeof apiKeyCreated>("/api/api-keys", input)).token);
    } catch (error) {
      setFailure(showOnForm(error, form));
    } finally {
      onBusy(false);
    }
  });
  return (
    <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label="Name"
        help="Who will use it: Airflow, Terraform, a script of the finance team."
        error={form.formState.errors.name?.message}
      >
        <Input {...form.register("name")} autoComplete="off" />
      </Field>
      <FormError title={failure?.title} text={failure?.text} />
    </form>
  );
}
