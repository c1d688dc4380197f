/**
 * What a Retry-After header asks for, in milliseconds from now: whole seconds or an HTTP date. Undefined where there
 * is none or it cannot be read. Whether PartnerStack sends one is not known (section 2).
 *
 * A date is counted from the answer's own Date header where it has one, so that two clocks that differ do no harm.
 */
export function retryAfterMs(
  header: string | undefined,
  dateHeader: string | undefined,
  now: Date,
): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const until = readHttpDate(text);
  if (until === undefined) return undefined;
  return Math.max(0, until - (readHttpDate(dateHeader?.trim() ?? "") ?? now.getTime()));
}

/** HTTP dates name their day and zone, as in "Mon, 23 Nov 2026 20:00:00 GMT"; Date.parse alone would read "-5" too. */
function readHttpDate(text: string): number | undefined {
  if (!/^[A-Za-z]{3,9}, .+ GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
