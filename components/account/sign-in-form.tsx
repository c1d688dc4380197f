"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { lazyRules } from "../forms/lazy-rules";
import type { FormFailure } from "../forms/server-errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { PasswordInput } from "../ui/password-input";
import { signInWithPassword } from "./sign-in";

const rules = lazyRules(async () => (await import("./sign-in-rules")).credentials);

/** `next` is where to go afterwards: a path of our own, checked by the page. */
export function SignInForm({ next }: { next: string }) {
  const [failure, setFailure] = useState<FormFailure>();
  const [leaving, setLeaving] = useState(false);
  const form = useForm({ resolver: rules, defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email, password }) => {
    setFailure(undefined);
    const outcome = await signInWithPassword(email, password);
    if (!outcome.ok) {
      setFailure(outcome);
      return;
    }
    setLeaving(true);
    // A fresh page: nothing that was prepared for somebody else stays in memory.
    window.location.assign(next);
  });
  // post: a form that is sent before its script has loaded must not carry the password in an address.
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail" error={errors.email?.message}>
        <Input
          {...form.register("email")}
          type="email"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
        />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <PasswordInput {...form.register("password")} autoComplete="current-password" />
      </Field>
      <FormError title={failure?.title} text={failure?.text} />
      <Button type="submit" variant="primary" size="large" busy={(isSubmitting || leaving) && "Signing in"}>
        Sign in
      </Button>
    </form>
  );
}
