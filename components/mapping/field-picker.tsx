"use client";

import { Combobox } from "@/components/ui/combobox";
import { type Field, findField } from "@/lib/core/field";
import { useEditor } from "./editor-context";
import { freeFields, type MappingDraft } from "./mapping-draft";
import { FieldIcon } from "./type-icon";
import { useCustomProperties } from "./use-custom-properties";
import { fieldTypeWords } from "./value-words";

/** The right side of a mapping that may go to any field: declared ones first, then those that the account defines. */
export function FieldPicker({ draft, onChange }: { draft: MappingDraft; onChange: (field: string) => void }) {
  const { object, mappings } = useEditor();
  const properties = useCustomProperties();
  const { custom } = object;
  const taken = new Set(mappings.map(({ field }) => field));

  const declared = freeFields(object, mappings, draft.field).map((field) => ({
    value: field.name,
    label: field.label,
    icon: <FieldIcon type={field.type} />,
    // Once it is chosen its name needs the room, and the badge below says the rest.
    detail: field.name === draft.field ? undefined : detailOf(field),
    group: `${object.label} fields`,
    keywords: [field.name, ...(field.alsoKnownAs ?? [])],
  }));
  const known = properties
    .map(({ name, label }) => ({ field: `${custom?.prefix}.${name}`, name, label }))
    .filter(({ field }) => field === draft.field || !taken.has(field))
    .map(({ field, name, label }) =>
      customOption(field, label, label === name || field === draft.field ? undefined : name, custom?.label),
    );
  const current = findField(object, draft.field);
  const isListed = [...declared, ...known].some(({ value }) => value === draft.field);
  const own =
    current && !isListed ? [customOption(draft.field, current.label, undefined, custom?.label)] : [];

  return (
    <Combobox
      label="PartnerStack field"
      placeholder="Choose a PartnerStack field"
      searchPlaceholder="Search fields"
      nothing={
        custom
          ? `No field is called so. For a name of your own use Add ${custom.label.toLowerCase()}.`
          : "No field is called so."
      }
      value={draft.field === "" ? undefined : draft.field}
      onValueChange={onChange}
      options={[...declared, ...known, ...own]}
    />
  );
}

function detailOf(field: Field): string {
  return field.recommended ? `${fieldTypeWords[field.type]}, recommended` : fieldTypeWords[field.type];
}

function customOption(value: string, label: string, detail: string | undefined, group: string | undefined) {
  return { value, label, detail, group, icon: <FieldIcon type="scalar" /> };
}
