"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { passwordChanged } from "@/lib/contracts/people";
import { shortestPassword } from "@/lib/core/password-lengths";
import { api } from "@/lib/http/client";
import { lazyRules } from "../forms/lazy-rules";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { PasswordInput } from "../ui/password-input";
import { notify } from "../ui/toast";

const empty = { currentPassword: "", newPassword: "", confirm: "" };

const rules = lazyRules(async () => (await import("./password-rules")).passwordForm);

/** `email` is there for password managers only: they must know whose password changes. */
export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const [failure, setFailure] = useState<FormFailure>();
  const form = useForm({
    resolver: rules,
    mode: "onTouched",
    defaultValues: empty,
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ currentPassword, newPassword }) => {
    setFailure(undefined);
    try {
      const { signedOut } = await api.put<typeof passwordChanged>("/api/profile/password", {
        currentPassword,
        newPassword,
      });
      form.reset(empty);
      notify.success("Password changed", { text: signedOutWords(signedOut) });
      router.refresh();
    } catch (error) {
      setFailure(showOnForm(error, form));
    }
  });
  // post: see SignInForm.
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-md flex-col items-start gap-4">
      <input type="text" value={email} autoComplete="username" readOnly hidden />
      <Field label="Current password" error={errors.currentPassword?.message} className="w-full">
        <PasswordInput
          {...form.register("currentPassword")}
          what="current password"
          autoComplete="current-password"
        />
      </Field>
      <Field
        label="New password"
        help={`At least ${shortestPassword} characters. Your other browsers are signed out.`}
        error={errors.newPassword?.message}
        className="w-full"
      >
        <PasswordInput {...form.register("newPassword")} what="new password" autoComplete="new-password" />
      </Field>
      <Field label="New password again" error={errors.confirm?.message} className="w-full">
        <PasswordInput {...form.register("confirm")} what="repeated password" autoComplete="new-password" />
      </Field>
      <FormError title={failure?.title} text={failure?.text} />
      <Button type="submit" busy={isSubmitting && "Changing"}>
        Change password
      </Button>
    </form>
  );
}

function signedOutWords(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? "Your other browser was signed out." : `${count} other browsers were signed out.`;
}
