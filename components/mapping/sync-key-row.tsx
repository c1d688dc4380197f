"use client";

import { ArrowRight, KeyRound } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Field } from "@/lib/core/field";
import { useEditor } from "./editor-context";
import { HelpTip } from "./help-tip";
import { rowGrid } from "./row-grid";
import { FieldIcon } from "./type-icon";

/** The field that the sync key fills: it stands among the mappings, so that nobody looks for it, and cannot be changed here. */
export function SyncKeyRow({ field }: { field: Field }) {
  const { object, syncKey, preview } = useEditor();
  return (
    <li className={cn(rowGrid, "border-t py-3")}>
      <div className="flex h-8 min-w-0 items-center gap-2 px-2.5 @max-[760px]:col-span-2">
        <KeyRound aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 flex-1 truncate">{syncKey}</span>
        <span className="shrink-0 text-muted text-sm">{object.syncKeyLabel}</span>
      </div>
      <ArrowRight aria-hidden="true" className="mt-2 hidden size-4 text-muted @min-[760px]:block" />
      <div className="flex min-w-0 flex-col gap-1 @max-[760px]:col-span-2">
        <div className="flex min-h-8 items-center gap-2">
          <span className="text-muted">
            <FieldIcon type={field.type} />
          </span>
          <span className="min-w-0 truncate font-medium">{field.label}</span>
        </div>
        <div className="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1">
          <Badge>{object.syncKeyLabel}</Badge>
          <code className="min-w-0 truncate font-mono text-muted text-xs">{field.name}</code>
          <HelpTip field={field} />
        </div>
      </div>
      <p className="min-w-0 break-words py-1.5 text-sm leading-5 @max-[760px]:col-span-2">
        <span className="text-muted @min-[760px]:hidden">Becomes </span>
        {preview.view?.externalKey}
      </p>
    </li>
  );
}
