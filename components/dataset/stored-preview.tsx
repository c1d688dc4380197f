"use client";

import { Table2 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { PreviewAttempt } from "@/lib/contracts/datasets";
import { counted } from "../source/source-words";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PreviewTable } from "./preview-table";

/** The first rows of a stored dataset, or why its source did not give them. */
export function StoredPreview({ result }: { result: PreviewAttempt | undefined }) {
  const router = useRouter();
  if (!result) return undefined;
  if (!result.ok) {
    return (
      <Alert
        tone="danger"
        title={result.message}
        action={
          <Button size="small" onClick={() => router.refresh()}>
            Try again
          </Button>
        }
      >
        {result.hint}
      </Alert>
    );
  }
  const { columns, rows } = result.value;
  if (rows.length === 0) {
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState
          icon={Table2}
          title="No rows"
          text="The dataset is empty at the moment. A sync of it would send nothing."
        />
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="text-muted text-sm">
        {rows.length < 50 ? `All ${counted(rows.length, "row")}` : "The first 50 rows"}
      </p>
      <PreviewTable caption="Preview" columns={columns} rows={rows} />
    </div>
  );
}
