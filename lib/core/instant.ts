/** Epoch milliseconds of the year 2001: a smaller number is more likely a count of seconds or days than a time. */
const earliestPlausibleMs = 978_307_200_000;
const latestPlausibleMs = 7_258_118_400_000;

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads a date as epoch milliseconds. Accepts ISO 8601 with a space or T, with or without an offset, and epoch
 * milliseconds. A time without an offset is UTC: guessing the server's zone would shift money between months.
 * Anything else (31/03/2026, epoch seconds) is undefined, because it can be read in two ways.
 */
export function readInstant(value: string | number): number | undefined {
  if (typeof value === "number") return plausible(value);
  const text = value.trim();
  if (/^\d{12,14}$/.test(text)) return plausible(Number(text));
  const match = isoDate.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", offset = "Z"] = match;
  const millis = fraction.padEnd(3, "0").slice(0, 3);
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`);
  if (Number.isNaN(at) || new Date(at).getUTCDate() !== Number(day)) return undefined;
  const ahead = offsetMinutes(offset);
  return ahead === undefined ? undefined : at - ahead * 60_000;
}

/** Minutes ahead of UTC; undefined where no place on earth has such an offset. */
function offsetMinutes(offset: string): number | undefined {
  if (offset === "Z") return 0;
  const digits = offset.slice(1).replace(":", "").padEnd(4, "0");
  const minutes = Number(digits.slice(2));
  const total = Number(digits.slice(0, 2)) * 60 + minutes;
  if (minutes > 59 || total > 14 * 60) return undefined;
  return offset.startsWith("-") ? -total : total;
}

function plausible(ms: number): number | undefined {
  return Number.isInteger(ms) && ms >= earliestPlausibleMs && ms < latestPlausibleMs ? ms : undefined;
}
