"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { profileView } from "@/lib/contracts/people";
import { api } from "@/lib/http/client";
import { lazyRules } from "../forms/lazy-rules";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { notify } from "../ui/toast";

const rules = lazyRules(async () => (await import("@/lib/contracts/people")).profileInput);

export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const [failure, setFailure] = useState<FormFailure>();
  const form = useForm({
    resolver: rules,
    mode: "onTouched",
    defaultValues: { name },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setFailure(undefined);
    try {
      const saved = await api.patch<typeof profileView>("/api/profile", input);
      form.reset({ name: saved.name });
      notify.success("Name saved");
      router.refresh();
    } catch (error) {
      setFailure(showOnForm(error, form));
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex max-w-md flex-col items-start gap-4">
      <Field
        label="Name"
        help="Stands beside what you do from now on."
        error={errors.name?.message}
        className="w-full"
      >
        <Input {...form.register("name")} autoComplete="name" />
      </Field>
      <FormError title={failure?.title} text={failure?.text} />
      <Button type="submit" busy={isSubmitting && "Saving"}>
        Save name
      </Button>
    </form>
  );
}
