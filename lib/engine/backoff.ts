import type { SendPolicy } from "./run-context";

/** A Retry-After beyond this is asked again at this time: an absurd header must not stall a run for a day. */
const longestRetryAfterMs = 300_000;

/**
 * Milliseconds before the next attempt: what the destination asked for, or exponential backoff with full jitter, so
 * that records that failed together do not come back together.
 */
export function backoffMs(
  policy: Pick<SendPolicy, "backoffBaseMs" | "backoffCapMs">,
  attempt: number,
  retryAfterMs: number | undefined,
  random = Math.random(),
): number {
  if (retryAfterMs !== undefined) {
    return Math.min(retryAfterMs, longestRetryAfterMs) + Math.round(random * policy.backoffBaseMs);
  }
  const ceiling = Math.min(policy.backoffCapMs, policy.backoffBaseMs * 2 ** (attempt - 1));
  return Math.round(random * ceiling);
}
