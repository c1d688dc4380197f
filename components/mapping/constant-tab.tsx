"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field as FormField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SuggestInput } from "@/components/ui/suggest-input";
import type { Field } from "@/lib/core/field";
import { currencies } from "@/lib/core/money";
import type { ValueSource } from "@/lib/core/sync-config";
import { type ConstantKind, kindOfConstant, readConstant } from "./constant";
import { usePartners } from "./use-partners";

type ConstantTabProps = {
  from: ValueSource | null;
  field: Field | undefined;
  onChange: (from: ValueSource) => void;
  onDone: () => void;
};

const kinds = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "True or false" },
];

/** One value for every record. Where a field takes text and numbers alike, the operator says which one is meant. */
export function ConstantTab({ from, field, onChange, onDone }: ConstantTabProps) {
  const current = from?.kind === "constant" ? from.value : "";
  const [kind, setKind] = useState<ConstantKind>(kindOfConstant(current));
  const [text, setText] = useState(String(current));
  const reading = readConstant(kind, text);
  const partners = usePartners(field?.knownValues === "partners");

  const take = (nextKind: ConstantKind, nextText: string) => {
    setKind(nextKind);
    setText(nextText);
    const next = readConstant(nextKind, nextText);
    if (next.ok) onChange({ kind: "constant", value: next.value });
  };

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      {field?.type === "scalar" ? (
        <FormField label="Type">
          <Select options={kinds} value={kind} onValueChange={(next) => take(next as ConstantKind, text)} />
        </FormField>
      ) : undefined}
      <FormField
        label="Value"
        help={
          partners.length > 0
            ? "The same for every record. Choose one of the partners that your keys see, or type another."
            : "The same for every record."
        }
        error={reading.ok || text === "" ? undefined : reading.message}
      >
        {field?.type === "currency" ? (
          <SuggestInput
            value={text}
            placeholder={String(field.example)}
            listLabel="Currencies"
            suggestions={currencies}
            onValueChange={(next) => take(kind, next)}
          />
        ) : partners.length > 0 ? (
          <SuggestInput
            value={text}
            placeholder={String(field?.example ?? "")}
            listLabel="Partners"
            suggestions={partners.map(({ key }) => key)}
            detailOf={(key) => partners.find((partner) => partner.key === key)?.name}
            onValueChange={(next) => take(kind, next)}
          />
        ) : (
          <Input
            value={text}
            autoComplete="off"
            placeholder={field ? String(field.example) : undefined}
            onChange={(event) => take(kind, event.target.value)}
          />
        )}
      </FormField>
      <Button type="submit" className="self-end" disabled={!reading.ok || text === ""}>
        Done
      </Button>
    </form>
  );
}
