"use client";

import type { UseFormReturn } from "react-hook-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import type { SourceDraft } from "./source-form";

export function SourceNameField({ form }: { form: UseFormReturn<SourceDraft> }) {
  return (
    <Field
      label="Name"
      help="The name of this source in Tributary."
      error={form.formState.errors.name?.message}
    >
      <Input {...form.register("name")} autoComplete="off" />
    </Field>
  );
}
