"use client";

import {
  formatAbsolute,
  formatClock,
  formatDate,
  formatRelative,
  formatUtc,
  type Instant,
  toIso,
} from "@/lib/format/format-time";
import { Dash } from "./dash";
import { useNow } from "./use-now";

type TimeProps = {
  value: Instant | null | undefined;
  /** relative "3 minutes ago"; clock "14:02:11"; date "23 Nov 2026"; full "23 Nov 2026, 14:02:11". */
  show?: "relative" | "clock" | "date" | "full";
  className?: string;
};

/**
 * A moment in the zone of the viewer. Hovering shows the full local time and UTC; a screen reader hears both.
 * The server does not know the zone: it writes UTC, and the browser puts its own in place when it takes over.
 */
export function Time({ value, show = "relative", className }: TimeProps) {
  const { now, mounted } = useNow();
  if (value === null || value === undefined) return <Dash />;
  const zone = mounted ? undefined : "UTC";
  const full = `${formatAbsolute(value, zone)} (${formatUtc(value)})`;
  return (
    <time dateTime={toIso(value)} title={full} className={className} suppressHydrationWarning>
      {words(value, show, now, zone)}
      {show === "relative" ? <span className="sr-only">, {full}</span> : undefined}
    </time>
  );
}

function words(
  value: Instant,
  show: NonNullable<TimeProps["show"]>,
  now: number,
  zone: string | undefined,
): string {
  switch (show) {
    case "relative":
      return formatRelative(value, now);
    case "clock":
      return formatClock(value, zone);
    case "date":
      return formatDate(value, zone);
    case "full":
      return formatAbsolute(value, zone);
    default:
      return show satisfies never;
  }
}
