/** The calls counted in the current window of an account; begin with zeros. */
export type RateWindow = { number: number; calls: number };

/**
 * Counts a call and says whether it is within the limit: undefined when it is, otherwise the milliseconds until the
 * window ends. Windows begin at whole multiples of their length since the epoch.
 */
export function overLimitForMs(
  window: RateWindow,
  limit: { rateLimitPerMinute: number | null; rateLimitWindowMs: number },
  now: number,
): number | undefined {
  if (limit.rateLimitPerMinute === null) return undefined;
  const length = limit.rateLimitWindowMs;
  const number = Math.floor(now / length);
  if (number !== window.number) {
    window.number = number;
    window.calls = 0;
  }
  window.calls += 1;
  const allowed = Math.max(1, Math.floor((limit.rateLimitPerMinute * length) / 60_000));
  return window.calls <= allowed ? undefined : (number + 1) * length - now;
}

/** The Retry-After header for a wait, in whole seconds rounded up; undefined where the switch leaves it out. */
export function retryAfterHeader(
  form: "off" | "seconds" | "date",
  waitMs: number,
  now: number,
): string | undefined {
  switch (form) {
    case "off":
      return undefined;
    case "seconds":
      return String(Math.ceil(waitMs / 1_000));
    case "date":
      return new Date(Math.ceil((now + waitMs) / 1_000) * 1_000).toUTCString();
    default:
      return form satisfies never;
  }
}
