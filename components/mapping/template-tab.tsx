"use client";

import { useRef } from "react";
import { CodeArea } from "@/components/ui/code-area";
import { Combobox } from "@/components/ui/combobox";
import { Field as FormField } from "@/components/ui/field";
import { columnExpression } from "@/lib/core/column-expression";
import type { Field } from "@/lib/core/field";
import type { ValueSource } from "@/lib/core/sync-config";
import { useEditor, usePreviewedValue } from "./editor-context";
import { ColumnIcon } from "./type-icon";
import { cellWords } from "./value-words";

type TemplateTabProps = {
  from: ValueSource | null;
  field: Field | undefined;
  onChange: (from: ValueSource) => void;
};

/** A Liquid template over the row. The server renders it; nothing of Liquid is loaded into the page. */
export function TemplateTab({ from, field, onChange }: TemplateTabProps) {
  const {
    dataset: { columns },
    preview,
  } = useEditor();
  const area = useRef<HTMLTextAreaElement>(null);
  const template = from?.kind === "template" ? from.template : startOf(from);
  const change = (next: string) => onChange({ kind: "template", template: next });
  const problem = preview.view?.problems.find(
    ({ place, message }) => place === field?.name && message.includes("template"),
  );

  const insert = (column: string) => {
    const expression = columnExpression(column);
    const at = area.current?.selectionStart ?? template.length;
    const until = area.current?.selectionEnd ?? at;
    change(`${template.slice(0, at)}${expression}${template.slice(until)}`);
  };

  return (
    <div className="flex flex-col gap-3">
      <FormField
        label="Template (Liquid)"
        error={from?.kind === "template" ? problem?.message : undefined}
        help={
          <>
            <code className="font-mono text-xs">{"{{ record['column'] }}"}</code> stands for a column. A name
            that does not exist makes the record Invalid;{" "}
            <code className="font-mono text-xs">{"| default: 'none'"}</code> fills what is empty.
          </>
        }
      >
        <CodeArea
          ref={area}
          rows={3}
          wrap="soft"
          value={template}
          placeholder="inv_{{ record['id'] }}"
          onChange={(event) => change(event.target.value)}
        />
      </FormField>
      <Combobox
        label="Insert a column"
        placeholder="Insert a column"
        searchPlaceholder="Search columns"
        value={undefined}
        onValueChange={insert}
        options={columns.map(({ name, type }) => ({
          value: name,
          label: name,
          icon: <ColumnIcon type={type} />,
          detail: cellWords(preview.view?.row?.[name]).slice(0, 40),
        }))}
      />
      {field && from?.kind === "template" && !problem ? <Rendered field={field.name} /> : undefined}
    </div>
  );
}

/** A template mostly begins as the column that stood there. */
function startOf(from: ValueSource | null): string {
  return from?.kind === "column" ? columnExpression(from.column) : "";
}

function Rendered({ field }: { field: string }) {
  const value = usePreviewedValue(field);
  if (!value) return undefined;
  return (
    <p className="text-sm" aria-live="polite">
      <span className="text-muted">On the sample row: </span>
      {value.issue ? (
        <span className="text-danger">{value.issue.message}</span>
      ) : (
        <span className="break-words font-mono text-xs">{value.shown}</span>
      )}
    </p>
  );
}
