import type { EventObject } from "@/lib/core/destination-object";
import { type Issue, issue } from "@/lib/core/issue";
import type { ApiCall } from "@/lib/core/outcome";
import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { attemptCall, backoffMs } from "./attempt-call";
import type { RunContext } from "./run-context";

/** A delivery, and whether the destination refused the keys, which ends the run. */
export interface Delivery {
  settlement: Settlement;
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
  const { policy, clock, signal } = context;
  const calls: ApiCall[] = [];
  const settle = (
    status: Settlement["status"],
    found: Issue | null,
    remoteKey: string | null = null,
  ): Delivery => ({
    settlement: {
      record,
      status,
      operation: "send",
      remoteKey,
      sent: record.change.payload,
      issue: found,
      calls,
    },
  });

  for (let attempt = 1; ; attempt++) {
    const reply = await attemptCall(context, object.request(record.change), calls);
    const outcome = object.outcome(record.change, reply);
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
      case "unknown":
        return settle("sending", null);
      case "keys_refused":
        return { ...settle("planned", null), keysRefused: outcome.reason };
      case "retry":
        if (signal.aborted) return settle("planned", null);
        if (attempt >= policy.attempts) return settle("rejected", notAnswered(outcome.reason, attempt));
        await clock.sleep(backoffMs(policy, attempt, outcome.retryAfterMs), signal);
        break;
      default:
        return outcome satisfies never;
    }
  }
}

export function notAnswered(reason: string, attempts: number): Issue {
  return issue("attempts_exhausted", `${reason} It was tried ${attempts} times in this run.`);
}
