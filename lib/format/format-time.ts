/** A UTC instant as the application passes it around: a Date, an ISO 8601 text, or milliseconds since 1970. */
export type Instant = Date | string | number;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The largest unit that fits, with the distance from which it is used. Months and years are calendar averages. */
const units = [
  { name: "year", from: 365 * DAY, length: 365.25 * DAY },
  { name: "month", from: 30 * DAY, length: 30.44 * DAY },
  { name: "day", from: DAY, length: DAY },
  { name: "hour", from: HOUR, length: HOUR },
  { name: "minute", from: MINUTE, length: MINUTE },
  { name: "second", from: 10 * SECOND, length: SECOND },
] as const;

/**
 * "3 minutes ago", "in 2 hours"; "just now" within ten seconds on either side.
 * Counts down to the full unit ("1 minute ago" until 2 minutes have passed), so that a reader never sees more than was.
 */
export function formatRelative(instant: Instant, now: Instant): string {
  const distance = milliseconds(instant) - milliseconds(now);
  const size = Math.abs(distance);
  const unit = units.find((candidate) => size >= candidate.from);
  if (!unit) return "just now";
  const count = Math.max(1, Math.floor(size / unit.length));
  const words = `${count} ${unit.name}${count === 1 ? "" : "s"}`;
  return distance < 0 ? `${words} ago` : `in ${words}`;
}

/** "23 Nov 2026, 14:02:11" in the given IANA zone; without a zone, in the zone of whoever runs it. */
export function formatAbsolute(instant: Instant, timeZone?: string): string {
  return `${formatDate(instant, timeZone)}, ${formatClock(instant, timeZone)}`;
}

/** "23 Nov 2026" in the given zone. */
export function formatDate(instant: Instant, timeZone?: string): string {
  const parts = partsOf(instant, timeZone);
  return `${parts.day} ${monthNames[Number(parts.month) - 1] ?? parts.month} ${parts.year}`;
}

/** "23 Nov", of a day that has no time and so no zone: "2026-11-23". */
export function formatDay(day: string): string {
  const [, month, date] = day.split("-").map(Number);
  return `${date} ${monthNames[(month ?? 0) - 1] ?? month}`;
}

/** "14:02:11" in the given zone, 24 hours. */
export function formatClock(instant: Instant, timeZone?: string): string {
  const parts = partsOf(instant, timeZone);
  return `${parts.hour}:${parts.minute}:${parts.second}`;
}

/** "2026-11-23 14:02:11 UTC": the same text everywhere, to be compared with logs. */
export function formatUtc(instant: Instant): string {
  return `${new Date(milliseconds(instant)).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** The machine-readable text for `<time dateTime>`. */
export function toIso(instant: Instant): string {
  return new Date(milliseconds(instant)).toISOString();
}

function milliseconds(instant: Instant): number {
  return new Date(instant).getTime();
}

// Spelled here, not by Intl: engines disagree on "Sep" and "Sept", and server and browser must print the same text.
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function partsOf(instant: Instant, timeZone: string | undefined): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(
    format.formatToParts(milliseconds(instant)).map((part) => [part.type, part.value]),
  );
}
