const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time in milliseconds as two units at most: "43 ms", "0.2 s", "12.4 s", "14 s", "1 m 12 s", "2 h 5 m", "3 d 4 h".
 * A negative length (a clock that was set back) reads as "0 ms".
 */
export function formatDuration(length: number): string {
  const rounded = Math.max(0, Math.round(length));
  if (rounded < 100) return `${rounded} ms`;
  // 59.95 s would print as "60 s": from there on it is a minute.
  if (rounded < MINUTE - 50) return `${Number((rounded / SECOND).toFixed(1))} s`;
  const seconds = Math.round(rounded / SECOND) * SECOND;
  if (seconds < HOUR) return pair(seconds, MINUTE, "m", SECOND, "s");
  if (seconds < DAY) return pair(seconds, HOUR, "h", MINUTE, "m");
  return pair(seconds, DAY, "d", HOUR, "h");
}

function pair(length: number, large: number, largeName: string, small: number, smallName: string): string {
  const first = Math.floor(length / large);
  const second = Math.floor((length % large) / small);
  return second === 0 ? `${first} ${largeName}` : `${first} ${largeName} ${second} ${smallName}`;
}
