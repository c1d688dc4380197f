"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import type { SettingField, SettingsForm } from "@/lib/sources/source-types";
import { Disclosure } from "../connection/disclosure";
import { CodeArea } from "../ui/code-area";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordInput } from "../ui/password-input";
import { Select } from "../ui/select";
import { isSecret, type SourceDraft } from "./source-form";

interface SourceFieldsProps {
  form: UseFormReturn<SourceDraft>;
  settings: SettingsForm;
  /** A password that is stored already; leaving the field empty keeps it. */
  keepsSecret?: boolean;
}

/** The inputs that the catalog asks for. What hardly anybody fills in, texts of several lines, lies behind "Advanced". */
export function SourceFields({ form, settings, keepsSecret }: SourceFieldsProps) {
  const usual = settings.fields.filter((field) => !field.multiline);
  const rare = settings.fields.filter((field) => field.multiline);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-4 gap-y-4 sm:grid-cols-6">
        {usual.map((field) => (
          <SettingInput
            key={field.name}
            form={form}
            field={field}
            keepsSecret={keepsSecret}
            className={spans[field.name] ?? "sm:col-span-6"}
          />
        ))}
      </div>
      {rare.length > 0 ? (
        <Disclosure label="Advanced">
          {rare.map((field) => (
            <SettingInput key={field.name} form={form} field={field} />
          ))}
        </Disclosure>
      ) : undefined}
    </div>
  );
}

/** Fields that belong together share a line. */
const spans: Record<string, string> = {
  host: "sm:col-span-4",
  port: "sm:col-span-2",
  user: "sm:col-span-3",
  password: "sm:col-span-3",
  customers: "sm:col-span-3",
  transactions: "sm:col-span-3",
};

interface SettingInputProps {
  form: UseFormReturn<SourceDraft>;
  field: SettingField;
  keepsSecret?: boolean;
  className?: string;
}

function SettingInput({ form, field, keepsSecret, className }: SettingInputProps) {
  const name = isSecret(field) ? "secret" : (`settings.${field.name}` as const);
  const { errors } = form.formState;
  const error = isSecret(field) ? errors.secret : errors.settings?.[field.name];
  const help = isSecret(field) && !keepsSecret ? field.help.replace(/ Leave it empty.*$/, "") : field.help;
  return (
    <Field label={field.label} help={help} error={error?.message} className={className}>
      {field.kind === "select" ? (
        <Controller
          control={form.control}
          name={name}
          render={({ field: { value, onChange, onBlur } }) => (
            <Select options={field.options ?? []} value={value} onValueChange={onChange} onBlur={onBlur} />
          )}
        />
      ) : field.kind === "password" ? (
        <PasswordInput
          {...form.register(name)}
          what={field.label.toLowerCase()}
          placeholder={keepsSecret && isSecret(field) ? "Unchanged" : field.placeholder}
        />
      ) : field.multiline ? (
        <CodeArea {...form.register(name)} rows={4} placeholder={field.placeholder} />
      ) : (
        <Input
          {...form.register(name)}
          inputMode={field.kind === "number" ? "numeric" : undefined}
          placeholder={field.placeholder}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  );
}
