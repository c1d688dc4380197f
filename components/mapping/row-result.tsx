"use client";

import { CircleX } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Field } from "@/lib/core/field";
import { useEditor, usePreviewedValue } from "./editor-context";
import { isFilled, type MappingDraft } from "./mapping-draft";

type RowResultProps = {
  draft: MappingDraft;
  field: Field | undefined;
  /** The mapping itself is wrong, which is said below it. */
  broken: boolean;
};

/** What becomes of the mapping on the sample row. Its place is kept while it is worked out, so that nothing jumps. */
export function RowResult({ draft, field, broken }: RowResultProps) {
  const { preview } = useEditor();
  const value = usePreviewedValue(draft.field);
  if (!isFilled(draft.from) || !field)
    return <span className="text-muted text-sm leading-8">Not mapped yet</span>;
  if (preview.view?.rows === 0) return <span className="text-muted text-sm leading-8">No sample row</span>;
  if (broken) return <span className="text-muted text-sm leading-8">Nothing yet</span>;
  if (!value) return <span className="text-muted text-sm leading-8">…</span>;
  return (
    <div className={cn("min-w-0 transition-opacity", !preview.current && "opacity-60")}>
      {value.issue ? (
        <Issue message={value.issue.message} hint={value.issue.hint} />
      ) : (
        <p
          className={cn(
            "line-clamp-2 break-words py-1.5 text-sm leading-5",
            (value.value === undefined || value.value === null) && "text-muted",
            field.type === "amount" && "font-medium",
          )}
          title={value.shown}
        >
          {value.shown}
        </p>
      )}
    </div>
  );
}

function Issue({ message, hint }: { message: string; hint: string }) {
  return (
    <div className="flex gap-1.5 py-1.5 text-sm leading-5">
      <CircleX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0">
        <p className="break-words text-danger">{message}</p>
        <p className="text-muted">{hint}</p>
      </div>
    </div>
  );
}
