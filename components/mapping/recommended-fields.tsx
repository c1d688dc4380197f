"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useEditor } from "./editor-context";
import { addMapping } from "./mapping-draft";
import { ownKeyField } from "./transaction-key";

/** Fields that most syncs should map and this one does not yet. The transaction key has a switch of its own. */
export function RecommendedFields() {
  const { object, mappings, change } = useEditor();
  const mapped = new Set(mappings.map(({ field }) => field));
  const own = ownKeyField(object);
  const lacking = object.fields.filter(
    (field) => field.recommended && field !== own && !mapped.has(field.name),
  );
  return lacking.map((field) => (
    <Button
      key={field.name}
      size="small"
      variant="ghost"
      onClick={() => change((drafts) => addMapping(drafts, field.name))}
    >
      <Plus aria-hidden="true" />
      Add {field.label.toLowerCase()} (recommended)
    </Button>
  ));
}
