"use client";

import { Badge } from "@/components/ui/badge";
import { Select } from "@/components/ui/select";
import { type Field, findField } from "@/lib/core/field";
import { useEditor } from "./editor-context";
import { FieldPicker } from "./field-picker";
import { HelpTip } from "./help-tip";
import { isFixed, isRequired, type MappingDraft, ruleOf } from "./mapping-draft";
import { FieldIcon } from "./type-icon";

type RowFieldProps = {
  draft: MappingDraft;
  field: Field | undefined;
  onChange: (change: Partial<MappingDraft>) => void;
};

/** Where the value goes: a field that must be there, one of a rule's fields, or any that is still free. */
export function RowField({ draft, field, onChange }: RowFieldProps) {
  const { object } = useEditor();
  const rule = ruleOf(object, draft.field);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {rule ? (
        <Select
          label={rule.label}
          value={draft.field}
          onValueChange={(next) => onChange({ field: next })}
          options={rule.fields.map((name) => ({
            value: name,
            label: findField(object, name)?.label ?? name,
          }))}
        />
      ) : isFixed(draft, object) && field ? (
        <div className="flex min-h-8 items-center gap-2">
          <span className="text-muted">
            <FieldIcon type={field.type} />
          </span>
          <span className="min-w-0 truncate font-medium">{field.label}</span>
        </div>
      ) : (
        <FieldPicker draft={draft} onChange={(name) => onChange(freshOptions(name))} />
      )}
      {field ? <FieldFacts draft={draft} field={field} isRule={rule !== undefined} /> : undefined}
    </div>
  );
}

/** Another field may not be nullable, and may not be an amount. */
function freshOptions(field: string): Partial<MappingDraft> {
  return { field, syncNull: false, mode: "set", amountIn: undefined };
}

function FieldFacts({ draft, field, isRule }: { draft: MappingDraft; field: Field; isRule: boolean }) {
  const { behavior } = useEditor();
  return (
    <div className="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1">
      {isRule || isRequired(field, behavior) ? (
        <Badge tone="accent">Required</Badge>
      ) : field.recommended ? (
        <Badge>Recommended</Badge>
      ) : undefined}
      {draft.syncNull ? <Badge>Also null</Badge> : undefined}
      {draft.mode === "only_if_empty" ? <Badge>Only If Empty</Badge> : undefined}
      <code className="min-w-0 truncate font-mono text-muted text-xs">{field.name}</code>
      <HelpTip field={field} />
    </div>
  );
}
