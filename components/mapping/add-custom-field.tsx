"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field as FormField } from "@/components/ui/field";
import { SuggestInput } from "@/components/ui/suggest-input";
import { useEditor } from "./editor-context";
import { addMapping, customNameProblem } from "./mapping-draft";
import { Popover } from "./popover";
import { useCustomProperties } from "./use-custom-properties";

/** Adds a customer property or a metadata entry by name; names that PartnerStack or the dataset have are proposed. */
export function AddCustomField() {
  const {
    object,
    mappings,
    dataset: { columns },
    change,
  } = useEditor();
  const properties = useCustomProperties();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const { custom } = object;
  if (!custom) return undefined;

  const problem = customNameProblem(object, mappings, name);
  const proposed =
    properties.length > 0
      ? properties.map((property) => property.name)
      : columns.map((column) => column.name);
  const words = custom.label.toLowerCase();

  const add = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setAsked(true);
    if (problem) return;
    const column = columns.find((candidate) => candidate.name === name);
    change((drafts) =>
      addMapping(drafts, `${custom.prefix}.${name}`, column ? { kind: "column", column: column.name } : null),
    );
    setName("");
    setAsked(false);
    setOpen(false);
  };

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`Add ${words}`}
      className="w-88 p-3"
      trigger={
        <Button size="small" variant="ghost">
          <Plus aria-hidden="true" />
          Add {words}
        </Button>
      }
    >
      <form onSubmit={add} className="flex flex-col gap-3">
        <FormField label="Name" help={custom.help} error={asked && problem ? problem : undefined}>
          <SuggestInput
            autoFocus
            value={name}
            className="font-mono"
            placeholder="plan"
            listLabel="Names to choose from"
            suggestions={proposed.filter((candidate) => custom.namePattern.test(candidate))}
            onValueChange={setName}
          />
        </FormField>
        <Button type="submit" variant="primary" className="self-end">
          Add
        </Button>
      </form>
    </Popover>
  );
}
