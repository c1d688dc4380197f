"use client";

import { Table2 } from "lucide-react";
import { ApiError } from "@/lib/http/client";
import { counted } from "../source/source-words";
import { Alert } from "../ui/alert";
import { cn } from "../ui/cn";
import { EmptyState } from "../ui/empty-state";
import { PreviewSkeleton } from "./preview-skeleton";
import { PreviewTable } from "./preview-table";
import type { usePreview } from "./use-preview";

interface PreviewPanelProps {
  preview: ReturnType<typeof usePreview>;
  /** What to do to see rows here. */
  invitation: string;
}

/** The rows of what is being written, or why there are none. */
export function PreviewPanel({
  preview: { data, error, isFetching, isPlaceholderData, fetchStatus, status },
  invitation,
}: PreviewPanelProps) {
  if (status === "pending" && fetchStatus === "idle") {
    return (
      <div className="rounded-lg border border-dashed">
        <EmptyState icon={Table2} title="No preview yet" text={invitation} />
      </div>
    );
  }
  if (error) {
    return (
      <Alert tone="danger" title={error.message} live>
        {error instanceof ApiError ? error.hint : undefined}
      </Alert>
    );
  }
  if (!data) return <PreviewSkeleton />;
  if (!data.ok) {
    return (
      <Alert tone="danger" title={data.message} live>
        {data.hint}
      </Alert>
    );
  }
  const { columns, rows } = data.value;
  return (
    <div className="flex flex-col gap-2" aria-busy={isFetching}>
      <p aria-live="polite" className="text-muted text-sm">
        {isFetching
          ? "Reading the first rows"
          : `${rows.length < 50 ? counted(rows.length, "row") : "The first 50 rows"}, ${counted(columns.length, "column")}`}
      </p>
      {rows.length === 0 ? (
        <div className="rounded-lg border">
          <EmptyState
            icon={Table2}
            title="No rows"
            text={`It has ${counted(columns.length, "column")}: ${columns.map(({ name }) => name).join(", ")}.`}
          />
        </div>
      ) : (
        <div className={cn("min-w-0 transition-opacity", isPlaceholderData && "opacity-50")}>
          <PreviewTable caption="Preview" columns={columns} rows={rows} />
        </div>
      )}
    </div>
  );
}
