import type { Retention } from "@/lib/core/retention";
import { formatNumber } from "@/lib/format/format-number";

/** "for 30 days", "for ever". */
export function keptWords(days: number | null): string {
  if (days === null) return "for ever";
  return days === 1 ? "for 1 day" : `for ${formatNumber(days)} days`;
}

/** Whether anything that is kept now would go. */
export function keepsLess(now: Retention, next: Retention): boolean {
  return isShorter(next.payloadDays, now.payloadDays) || isShorter(next.recordDays, now.recordDays);
}

function isShorter(next: number | null, now: number | null): boolean {
  return next !== null && (now === null || next < now);
}
