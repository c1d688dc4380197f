import type { Json } from "@/lib/core/json";
import type { ApiCall, ApiRequest, Reply } from "@/lib/core/outcome";
import { backoffMs } from "./backoff";
import type { RunContext } from "./run-context";

/** Longest answer that is kept in history, in characters of its text; a list page is cut far below that. */
const longestKept = 8_000;

/** What a call takes of a run. A person who looks for one record has no run, and so no breaker either. */
export type CallContext = Pick<RunContext, "wire" | "clock" | "policy" | "signal"> &
  Partial<Pick<RunContext, "outage">>;

/** What a record has been through in this run: its calls, and how long they were on the wire. */
export interface Trail {
  calls: ApiCall[];
  wireMs: number;
}

export function newTrail(): Trail {
  return { calls: [], wireMs: 0 };
}

/** Refusals for pace that one record keeps in its history; a storm of them tells no more than the first few. */
const refusalsKept = 3;

/**
 * Makes one call and notes it, without credentials, in the record's history. While the run is paused it waits. A call
 * that came too fast was not processed, so the same call is simply made again, later. When the run may make no call any
 * more, the answer is that nothing was sent, which is true.
 */
export async function attemptCall(context: CallContext, request: ApiRequest, trail: Trail): Promise<Reply> {
  const { outage, clock, wire, signal, policy } = context;
  for (let refusals = 0; ; ) {
    if (outage && !(await outage.mayCall()))
      return { kind: "not_sent", reason: "The run stopped.", durationMs: 0 };
    const at = clock.now().toISOString();
    const reply = await wire.call(request, signal);
    // Called off before it was sent: that says nothing about the destination.
    if (reply.kind === "not_sent" && signal.aborted) return reply;
    outage?.note(reply);
    trail.wireMs += reply.durationMs;
    const tooFast = reply.kind === "response" && reply.status === 429;
    if (tooFast) refusals += 1;
    if (refusals <= refusalsKept || !tooFast)
      trail.calls.push({ request, at, durationMs: Math.round(reply.durationMs), ...answerOf(reply) });
    if (!tooFast || mustStop(context)) return reply;
    await clock.sleep(backoffMs(policy, Math.min(refusals, 3), reply.retryAfterMs), signal);
    if (mustStop(context)) return reply;
  }
}

/** No further call is made for a record: a person canceled, the worker shuts down, or the destination was given up. */
export function mustStop({ signal, outage }: CallContext): boolean {
  return signal.aborted || outage?.failure !== undefined;
}

function answerOf(reply: Reply): Pick<ApiCall, "status" | "response" | "error"> {
  if (reply.kind !== "response") return { status: null, response: null, error: reply.reason };
  return { status: reply.status, response: keptBody(reply), error: null };
}

function keptBody(reply: Extract<Reply, { kind: "response" }>): Json {
  if (reply.body !== undefined && reply.text.length <= longestKept) return reply.body;
  return reply.text.slice(0, longestKept).toWellFormed();
}
