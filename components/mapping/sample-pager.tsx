"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import type { MappingPreview } from "./use-mapping-preview";

/** "Row 3 of 50", and the way to its neighbours. */
export function SamplePager({ preview }: { preview: MappingPreview }) {
  const { view, row, showRow } = preview;
  if (!view || view.rows === 0) return undefined;
  return (
    <div className="flex items-center gap-0.5">
      <span className="whitespace-nowrap pe-1 text-sm" aria-live="polite">
        Row {row + 1} of {view.rows}
      </span>
      <IconButton
        label="Previous sample row"
        size="small"
        disabled={row === 0}
        onClick={() => showRow(row - 1)}
      >
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Next sample row"
        size="small"
        disabled={row >= view.rows - 1}
        onClick={() => showRow(row + 1)}
      >
        <ChevronRight aria-hidden="true" />
      </IconButton>
    </div>
  );
}
