"use client";

import { ArrowRight, CircleAlert, X } from "lucide-react";
import { useId } from "react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { findField } from "@/lib/core/field";
import type { SyncConfig, ValueSource } from "@/lib/core/sync-config";
import { AmountChoice } from "./amount-choice";
import { useEditor } from "./editor-context";
import {
  changeMapping,
  completeMappings,
  isFilled,
  isRemovable,
  type MappingDraft,
  removeMapping,
  unfinished,
} from "./mapping-draft";
import { RowField } from "./row-field";
import { rowGrid } from "./row-grid";
import { hasOptions, RowOptions } from "./row-options";
import { RowResult } from "./row-result";
import { ValuePicker } from "./value-picker";

/** One mapping: source value, PartnerStack field, and what becomes of it. */
export function MappingRow({ draft }: { draft: MappingDraft }) {
  const {
    object,
    behavior,
    dataset: { columns },
    change,
    preview,
  } = useEditor();
  const problemId = useId();
  const field = findField(object, draft.field);
  const patch = (next: Partial<MappingDraft>) =>
    change((mappings) => changeMapping(mappings, draft.id, next));
  const filled = isFilled(draft.from);
  const problem =
    filled && isAsAsked(draft, preview.basis) ? problemOf(draft, preview.view?.problems) : undefined;
  const open = unfinished(draft, object);
  const removable = isRemovable(draft, object, behavior);
  const hasActions = removable || hasOptions(field, object);

  const takeSource = (from: ValueSource) => {
    const column = from.kind === "column" ? columns.find(({ name }) => name === from.column) : undefined;
    // A decimal column holds amounts such as 1.98. Of whole numbers nobody knows, so it is asked.
    const decimal = field?.type === "amount" && draft.amountIn === undefined && column?.type === "decimal";
    patch(decimal ? { from, amountIn: "decimal" } : { from });
  };

  return (
    <li className={cn(rowGrid, "border-t py-3")} data-mapping={draft.field || undefined}>
      <div className={cn("flex min-w-0 flex-col gap-2", !hasActions && "@max-[760px]:col-span-2")}>
        <ValuePicker
          from={draft.from}
          field={field}
          onChange={takeSource}
          invalid={problem !== undefined}
          describedBy={problem ? problemId : undefined}
        />
        {field?.type === "amount" && filled ? (
          <AmountChoice
            value={draft.amountIn}
            asked={draft.amountIn === undefined}
            onChange={(amountIn) => patch({ amountIn })}
          />
        ) : undefined}
      </div>
      <ArrowRight aria-hidden="true" className="mt-2 hidden size-4 text-muted @min-[760px]:block" />
      <div className="@max-[760px]:col-span-2">
        <RowField draft={draft} field={field} onChange={patch} />
      </div>
      <div className="flex min-w-0 gap-2 @max-[760px]:col-span-2">
        <span className="text-muted text-sm leading-8 @min-[760px]:hidden">Becomes</span>
        <RowResult draft={draft} field={field} broken={problem !== undefined} />
      </div>
      <div
        className={cn(
          "flex items-start justify-end pt-0.5 @max-[760px]:col-start-2 @max-[760px]:row-start-1",
          !hasActions && "@max-[760px]:hidden",
        )}
      >
        <RowOptions draft={draft} field={field} onChange={patch} />
        {removable ? (
          <IconButton
            label={`Remove the mapping of ${field?.label ?? "no field"}`}
            size="small"
            onClick={() => change((mappings) => removeMapping(mappings, draft.id))}
          >
            <X aria-hidden="true" />
          </IconButton>
        ) : (
          <span className="size-7" />
        )}
      </div>
      {problem || open ? (
        <p
          id={problemId}
          className={cn("col-span-full flex gap-1.5 text-sm", problem ? "text-danger" : "text-muted")}
        >
          <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
          {problem ?? open}
        </p>
      ) : undefined}
    </li>
  );
}

/** A complaint about what stood here before the last change says nothing about what stands here now. */
function isAsAsked(draft: MappingDraft, basis: SyncConfig | undefined): boolean {
  const [mapping] = completeMappings([draft]);
  const asked = basis?.mappings.find(({ field }) => field === draft.field);
  return JSON.stringify(mapping) === JSON.stringify(asked);
}

/** The choice of cents or decimals asks for itself. */
function problemOf(
  draft: MappingDraft,
  problems: { place: string; message: string }[] | undefined,
): string | undefined {
  return problems?.find(({ place, message }) => place === draft.field && !message.startsWith("Say whether"))
    ?.message;
}
