/** The wall clock of a time zone. `wall` is the clock's reading as if it were UTC, in epoch milliseconds. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this server knows the zone, by its IANA name: "Europe/Berlin". */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "numeric", day: "numeric" },
      ...{ hour: "numeric", minute: "numeric", second: "numeric" },
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clocks of the zone show at an instant. */
export function wallAt(zone: string, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const dayMs = 86_400_000;

/**
 * The first instant at which the clocks of the zone show `wall`. Where they never do, because they are put forward over
 * it, the instant at which that happens.
 */
export function instantOf(zone: string, wall: number): number {
  // A zone changes its clock at most once within two days.
  const before = wallAt(zone, wall - dayMs) - (wall - dayMs);
  const after = wallAt(zone, wall + dayMs) - (wall + dayMs);
  const candidates = [wall - before, wall - after].filter((instant) => wallAt(zone, instant) === wall);
  return candidates.length > 0
    ? Math.min(...candidates)
    : changeWithin(zone, wall - dayMs, wall + dayMs, after);
}

/** When the offset becomes `offset`, to the second. */
function changeWithin(zone: string, from: number, to: number, offset: number): number {
  let [early, late] = [from, to];
  while (late - early > 1_000) {
    const middle = Math.floor((early + late) / 2_000) * 1_000;
    if (wallAt(zone, middle) - middle === offset) late = middle;
    else early = middle;
  }
  return late;
}
