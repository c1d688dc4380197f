"use client";

import { SlidersHorizontal } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Field as FormField } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
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
  const offersMode = object.kind === "record" && !field?.createOnly;
  const offersNull = field?.nullable === true;
  if (!field || (!offersMode && !offersNull)) return <span className="size-7 @max-[760px]:hidden" />;
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
      {offersMode ? (
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
