"use client";

import { CircleHelp } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import type { Field } from "@/lib/core/field";
import { Popover } from "./popover";
import { fieldTypeWords } from "./value-words";

/** What a field is for, as its declaration says it, with its limits and an example. */
export function HelpTip({ field }: { field: Field }) {
  return (
    <Popover
      label={`About ${field.label}`}
      className="w-80 p-3"
      trigger={
        <IconButton label={`About ${field.label}`} size="small" className="-my-1 size-6">
          <CircleHelp aria-hidden="true" />
        </IconButton>
      }
    >
      <p className="font-medium">{field.label}</p>
      <p className="mt-1 text-sm">{field.help}</p>
      <dl className="mt-3 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <dt className="text-muted">API name</dt>
        <dd className="break-words font-mono text-xs leading-4.5">{field.name}</dd>
        <dt className="text-muted">Type</dt>
        <dd>{typeWords(field)}</dd>
        <dt className="text-muted">Example</dt>
        <dd className="break-words font-mono text-xs leading-4.5">{JSON.stringify(field.example)}</dd>
      </dl>
    </Popover>
  );
}

function typeWords({ type, minLength, maxLength }: Field): string {
  const word = fieldTypeWords[type];
  if (minLength !== undefined && maxLength !== undefined) {
    return minLength === maxLength
      ? `${word}, ${minLength} characters`
      : `${word}, ${minLength} to ${maxLength} characters`;
  }
  return maxLength === undefined ? word : `${word}, up to ${maxLength} characters`;
}
