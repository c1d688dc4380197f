"use client";

import { Button } from "@/components/ui/button";
import { may, type PermissionAction, type Role } from "@/lib/auth/permissions";
import { type RecordAct, recordActs } from "@/lib/core/record-acts";
import { formatNumber } from "@/lib/format/format-number";
import { countFor, recordsInWords, type StatusCounts } from "./act-words";

export const permissionOf: Record<RecordAct, PermissionAction> = {
  retry: "records.retry",
  dismiss: "records.dismiss",
  restore: "records.dismiss",
};
export const actLabels: Record<RecordAct, string> = {
  retry: "Retry",
  dismiss: "Dismiss",
  restore: "Restore",
};

type SelectionBarProps = {
  role: Role;
  counts: StatusCounts;
  selected: number;
  /** Everything that the filter shows, where that is more than the page. */
  all: { count: number; chosen: boolean; choose: () => void } | undefined;
  onAct: (act: RecordAct) => void;
  onClear: () => void;
};

/** What can be done with the selected records; it stays at the foot of the window, in reach of a thumb. */
export function SelectionBar({ role, counts, selected, all, onAct, onClear }: SelectionBarProps) {
  const offered = recordActs.flatMap((act) => {
    const count = countFor(act, counts);
    return count > 0 && may(role, permissionOf[act]) ? [{ act, count }] : [];
  });
  return (
    <section
      aria-label="Selected records"
      className="sticky bottom-17 z-20 mt-3 sm:bottom-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border bg-raised p-2 ps-4 shadow-overlay"
    >
      <p role="status" className="font-medium">
        {recordsInWords(selected)} selected
      </p>
      {all && !all.chosen ? (
        <Button variant="ghost" size="small" onClick={all.choose}>
          Select all {formatNumber(all.count)} that match the filter
        </Button>
      ) : undefined}
      <Button variant="ghost" size="small" onClick={onClear}>
        Clear
      </Button>
      <div className="ms-auto flex flex-wrap gap-2">
        {offered.map(({ act, count }) => (
          <Button key={act} variant={act === "retry" ? "primary" : "secondary"} onClick={() => onAct(act)}>
            {actLabels[act]} {formatNumber(count)}
          </Button>
        ))}
        {offered.length === 0 ? (
          <span className="py-1.5 pe-2 text-muted text-sm">Nothing can be done with these.</span>
        ) : undefined}
      </div>
    </section>
  );
}
