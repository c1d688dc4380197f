"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { controlStyle } from "@/components/ui/control-style";
import { Tabs } from "@/components/ui/tabs";
import type { Field } from "@/lib/core/field";
import type { ValueSource } from "@/lib/core/sync-config";
import { ColumnTab } from "./column-tab";
import { ConstantTab } from "./constant-tab";
import { useEditor } from "./editor-context";
import { isFilled } from "./mapping-draft";
import { MetadataTab } from "./metadata-tab";
import { Popover } from "./popover";
import { TemplateTab } from "./template-tab";
import { ColumnIcon, KindIcon } from "./type-icon";
import { kindWords, sourceWords } from "./value-words";

type ValuePickerProps = {
  from: ValueSource | null;
  /** The field that the value goes to; undefined until one is chosen. */
  field: Field | undefined;
  onChange: (from: ValueSource) => void;
  invalid?: boolean;
  describedBy?: string;
};

/** The left side of a mapping: where the value comes from. */
export function ValuePicker({ from, field, onChange, invalid, describedBy }: ValuePickerProps) {
  const [open, setOpen] = useState(false);
  const target = field?.label ?? "the new mapping";
  const filled = isFilled(from) ? from : undefined;
  const close = () => setOpen(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`Source value of ${target}`}
      className="w-116 p-0"
      trigger={
        <button
          type="button"
          aria-label={
            filled
              ? `Source value of ${target}: ${sourceWords(filled)}, ${kindWords[filled.kind]}`
              : `Choose a source value for ${target}`
          }
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          className={cn(controlStyle, "flex h-8 items-center gap-2 px-2.5 text-start")}
        >
          <Chosen from={filled} />
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <div className="px-3 pt-1 pb-3">
        <Tabs
          label="Where the value comes from"
          defaultValue={from?.kind ?? "column"}
          tabs={[
            {
              value: "column",
              label: <TabLabel before="Source" word="Column" />,
              content: (
                <ColumnTab
                  chosen={from?.kind === "column" ? from.column : undefined}
                  onChoose={(column) => {
                    onChange({ kind: "column", column });
                    close();
                  }}
                />
              ),
            },
            {
              value: "constant",
              label: <TabLabel word="Constant" after="Value" />,
              content: <ConstantTab from={from} field={field} onChange={onChange} onDone={close} />,
            },
            {
              value: "template",
              label: "Template",
              content: <TemplateTab from={from} field={field} onChange={onChange} />,
            },
            {
              value: "metadata",
              label: <TabLabel before="Sync" word="Metadata" />,
              content: (
                <MetadataTab
                  chosen={from?.kind === "metadata" ? from.name : undefined}
                  onChoose={(name) => {
                    onChange({ kind: "metadata", name });
                    close();
                  }}
                />
              ),
            },
          ]}
        />
      </div>
    </Popover>
  );
}

/** On a phone the four tabs only fit by their first words; a screen reader hears the whole name. */
function TabLabel({ before, word, after }: { before?: string; word: string; after?: string }) {
  return (
    <span>
      {before ? <span className="max-sm:sr-only">{before} </span> : undefined}
      {word}
      {after ? <span className="max-sm:sr-only"> {after}</span> : undefined}
    </span>
  );
}

function Chosen({ from }: { from: ValueSource | undefined }) {
  const {
    dataset: { columns },
  } = useEditor();
  if (!from) return <span className="flex-1 truncate text-muted">Choose a source value</span>;
  const column = from.kind === "column" ? columns.find(({ name }) => name === from.column) : undefined;
  return (
    <>
      <span className="text-muted">
        {from.kind === "column" ? (
          <ColumnIcon type={column?.type ?? "other"} />
        ) : (
          <KindIcon kind={from.kind} />
        )}
      </span>
      <span className={cn("min-w-0 flex-1 truncate", from.kind === "template" && "font-mono text-sm")}>
        {sourceWords(from)}
      </span>
      {from.kind === "column" ? undefined : (
        <span className="shrink-0 text-muted text-sm">{kindWords[from.kind]}</span>
      )}
    </>
  );
}
