import type { EventObject } from "@/lib/core/destination-object";
import { type Issue, issue } from "@/lib/core/issue";
import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { attemptCall, mustStop, newTrail } from "./attempt-call";
import { backoffMs } from "./backoff";
import type { RunContext } from "./run-context";

/** A delivery, how long it was on the wire, and whether the destination refused the keys, which ends the run. */
export interface Delivery {
  settlement: Settlement;
  wireMs: number;
  keysRefused?: string;
}

/**
 * Sends one reserved event. It tries again only while it is certain that nothing arrived; as soon as the outcome is
 * unknown it stops and leaves the record `sending`, because the next request could pay a second time.
 */
export async function deliverEvent(
  context: RunContext,
  object: EventObject,
  record: PendingRecord,
): Promise<Delivery> {
  const { policy, clock, signal, outage } = context;
  const trail = newTrail();
  const settle = (
    status: Settlement["status"],
    found: Issue | null,
    remoteKey: string | null = null,
  ): Delivery => ({
    wireMs: trail.wireMs,
    settlement: {
      record,
      status,
      operation: "send",
      remoteKey,
      sent: trail.calls.length > 0 ? record.change.payload : null,
      issue: found,
      calls: trail.calls,
    },
  });

  for (let failures = 0; ; ) {
    if (mustStop(context)) return settle("planned", null);
    const outcome = object.outcome(
      record.change,
      await attemptCall(context, object.request(record.change), trail),
    );
    switch (outcome.kind) {
      case "accepted":
        return settle("success", null, outcome.remoteKey);
      case "rejected":
        return settle("rejected", outcome.issue);
      case "absent":
        return settle(
          "rejected",
          issue("refused", "PartnerStack does not know the address of this request (404)."),
        );
      // It has this key already: ours from an earlier attempt, or somebody else's. Only its list can tell.
      case "exists":
        return settle("sending", outcome.issue);
      case "unknown":
        return settle("sending", null);
      case "keys_refused":
        return { ...settle("planned", null), keysRefused: outcome.reason };
      case "throttled":
        await clock.sleep(backoffMs(policy, 1, outcome.retryAfterMs), signal);
        break;
      case "retry":
        if (mustStop(context)) break;
        // While the destination is away for everybody, nobody's attempts are used up.
        if (!outage.isOpen) failures += 1;
        if (failures >= policy.attempts) return settle("rejected", notAnswered(outcome.reason, failures));
        await clock.sleep(backoffMs(policy, Math.max(1, failures), outcome.retryAfterMs), signal);
        break;
      default:
        return outcome satisfies never;
    }
  }
}

/** A reserved event that is not sent after all: its reservation is lifted, and it stays due. */
export function unsentEvent(record: PendingRecord): Settlement {
  return {
    record,
    status: "planned",
    operation: "send",
    remoteKey: null,
    sent: null,
    issue: null,
    calls: [],
  };
}

export function notAnswered(reason: string, attempts: number): Issue {
  return issue("attempts_exhausted", `${reason} It was tried ${attempts} times in this run.`);
}
