import type { Json } from "@/lib/core/json";
import type { ApiCall, ApiRequest, Reply } from "@/lib/core/outcome";
import type { RunContext, SendPolicy } from "./run-context";

/** Longest answer that is kept in history, in characters of its text; a list page is cut far below that. */
const longestKept = 8_000;

/** A Retry-After beyond this is asked again at this time: an absurd header must not stall a run for a day. */
const longestRetryAfterMs = 300_000;

/** Makes one call and notes it, without credentials, in the record's history. */
export async function attemptCall(
  context: RunContext,
  request: ApiRequest,
  calls: ApiCall[],
): Promise<Reply> {
  const at = context.clock.now().toISOString();
  const reply = await context.wire.call(request);
  calls.push({ request, at, durationMs: reply.durationMs, ...answerOf(reply) });
  return reply;
}

function answerOf(reply: Reply): Pick<ApiCall, "status" | "response" | "error"> {
  if (reply.kind !== "response") return { status: null, response: null, error: reply.reason };
  return { status: reply.status, response: keptBody(reply), error: null };
}

function keptBody(reply: Extract<Reply, { kind: "response" }>): Json {
  if (reply.body !== undefined && reply.text.length <= longestKept) return reply.body;
  return reply.text.slice(0, longestKept).toWellFormed();
}

/**
 * Milliseconds before the next attempt: what the destination asked for, or exponential backoff with full jitter, so
 * that records that failed together do not come back together.
 */
export function backoffMs(
  policy: SendPolicy,
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
