"use client";

import type { ReactNode } from "react";
import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { Disclosure } from "../connection/disclosure";
import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordInput } from "../ui/password-input";
import type { DestinationDraft } from "./destination-form";
import { type DestinationTypeName, destinationType } from "./destination-words";

interface DestinationFieldsProps {
  type: DestinationTypeName;
  register: UseFormRegister<DestinationDraft>;
  errors: FieldErrors<DestinationDraft>;
  /** A secret that is stored already; leaving the field empty keeps it. */
  keepsSecret?: boolean;
  /** The secret of a sandbox protects nothing: it is shown, and can be copied. */
  shownSecret?: string;
  /** What stands first among the advanced settings. */
  advanced?: ReactNode;
}

export function DestinationFields({
  type,
  register,
  errors,
  keepsSecret,
  shownSecret,
  advanced,
}: DestinationFieldsProps) {
  return (
    <>
      {destinationType(type).fields.map((field, at) => (
        <Field
          key={field.name}
          label={field.label}
          help={
            field.secret && keepsSecret
              ? "Leave it empty to keep the stored one. It is never shown."
              : field.help
          }
          error={errors[field.name]?.message}
        >
          {!field.secret ? (
            <Input
              {...register(field.name)}
              placeholder={field.placeholder}
              autoComplete="off"
              spellCheck={false}
              autoFocus={at === 0}
              className={field.name === "name" ? undefined : "font-mono text-sm"}
            />
          ) : shownSecret === undefined ? (
            <PasswordInput
              {...register(field.name)}
              what="secret key"
              placeholder={keepsSecret ? "Unchanged" : field.placeholder}
              className="font-mono text-sm"
            />
          ) : (
            <Input
              {...register(field.name)}
              placeholder={field.placeholder}
              autoComplete="off"
              spellCheck={false}
              className="font-mono text-sm"
              after={<CopyButton text={shownSecret} label="Copy secret key" className="size-6" />}
            />
          )}
        </Field>
      ))}
      <Disclosure label="Advanced" open={errors.requestsPerMinute !== undefined}>
        {advanced}
        <Field
          label="Calls a minute"
          help="PartnerStack allows 4,000 a minute and address; all syncs of this destination share them. Lower it if other programs use the same keys. Empty sends as fast as PartnerStack answers."
          error={errors.requestsPerMinute?.message}
        >
          <Input
            {...register("requestsPerMinute")}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-32"
          />
        </Field>
      </Disclosure>
    </>
  );
}
