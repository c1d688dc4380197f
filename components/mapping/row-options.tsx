"use client";

import { SlidersHorizontal } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Field as FormField } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { Field } from "@/lib/core/field";
import { useEditor } from "./editor-context";
import type { MappingDraft } from "./mapping-draft";
import { Popover } from "./popover";

type RowOptionsProps = {
  draft: MappingDraft;
  field: Field | undefined;
  onChange: (change: Partial<MappingDraft>) => void;
};

/** What few mappings need: send null to clear a field, leave a value that is already there. Nothing where neither applies. */
export function RowOptions({ draft, field, onChange }: RowOptionsProps) {
  const { object } = useEditor();
  if (!field || !hasOptions(field, object)) return <span className="size-7" />;
  const offersNull = field.nullable === true;
  const changed = draft.syncNull || draft.mode === "only_if_empty";
  return (
    <Popover
      label={`Options of ${field.label}`}
      align="end"
      className="flex w-80 flex-col gap-4 p-3"
      trigger={
        <IconButton label={`Options of ${field.label}`} size="small">
          <SlidersHorizontal aria-hidden="true" className={cn(changed && "text-accent")} />
        </IconButton>
      }
    >
      {offersNull ? (
        <Checkbox
          label="Also sync null values"
          help="Where the source is empty, null is sent and clears the field. Otherwise an empty value leaves the field as it is."
          checked={draft.syncNull}
          onCheckedChange={(syncNull) => onChange({ syncNull })}
        />
      ) : undefined}
      {offersMode(field, object) ? (
        <FormField label="Mode" group>
          <RadioCards
            value={draft.mode}
            onValueChange={(mode) => onChange({ mode: mode === "only_if_empty" ? "only_if_empty" : "set" })}
            cards={[
              { value: "set", title: "Set", text: "Your value replaces what PartnerStack has." },
              {
                value: "only_if_empty",
                title: "Only If Empty",
                text: "A value that PartnerStack already has stays.",
              },
            ]}
          />
        </FormField>
      ) : undefined}
    </Popover>
  );
}

export function hasOptions(field: Field | undefined, object: DestinationObject): boolean {
  return field !== undefined && (field.nullable === true || offersMode(field, object));
}

/** What is set when the record is created meets no value that could be kept. */
function offersMode(field: Field, { kind }: DestinationObject): boolean {
  return kind === "record" && !field.createOnly;
}
