"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { shortestPassword } from "@/lib/core/password-lengths";
import { api } from "@/lib/http/client";
import { lazyRules } from "../forms/lazy-rules";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { PasswordInput } from "../ui/password-input";
import { signInWithPassword } from "./sign-in";

const rules = lazyRules(async () => (await import("./set-up-rules")).setUpForm);

/** Creates the owner of an empty installation and signs them in. */
export function SetUpForm() {
  const [failure, setFailure] = useState<FormFailure>();
  const [leaving, setLeaving] = useState(false);
  const form = useForm({
    resolver: rules,
    mode: "onTouched",
    defaultValues: { name: "", email: "", password: "", confirm: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, email, password }) => {
    setFailure(undefined);
    try {
      await api.post("/api/set-up", { name, email, password });
    } catch (error) {
      setFailure(showOnForm(error, form));
      return;
    }
    setLeaving(true);
    const signedIn = await signInWithPassword(email, password);
    window.location.assign(signedIn.ok ? "/" : "/sign-in");
  });
  // post: see SignInForm.
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Your name" error={errors.name?.message}>
        <Input {...form.register("name")} autoComplete="name" />
      </Field>
      <Field label="E-mail" help="You sign in with it." error={errors.email?.message}>
        <Input
          {...form.register("email")}
          type="email"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
        />
      </Field>
      <Field
        label="Password"
        help={`At least ${shortestPassword} characters. A few words in a row are easy to remember.`}
        error={errors.password?.message}
      >
        <PasswordInput {...form.register("password")} autoComplete="new-password" />
      </Field>
      <Field label="Password again" error={errors.confirm?.message}>
        <PasswordInput {...form.register("confirm")} what="repeated password" autoComplete="new-password" />
      </Field>
      <FormError title={failure?.title} text={failure?.text} />
      <Button type="submit" variant="primary" size="large" busy={(isSubmitting || leaving) && "Setting up"}>
        Create the owner
      </Button>
    </form>
  );
}
