import type { Operation } from "@/lib/core/change";
import type { RecordObject } from "@/lib/core/destination-object";
import { type Issue, issue } from "@/lib/core/issue";
import { isJsonObject, type Json, type JsonObject } from "@/lib/core/json";
import type { Outcome } from "@/lib/core/outcome";
import type { PendingRecord, Settlement } from "@/lib/core/ports";
import { attemptCall, mustStop, newTrail, type Trail } from "./attempt-call";
import { backoffMs } from "./backoff";
import { type Delivery, notAnswered } from "./deliver-event";
import type { RunContext } from "./run-context";

/** What one pass over look-up and write came to. */
type Pass =
  | {
      kind: "done";
      status: "success" | "no_match" | "rejected";
      operation: Operation;
      remoteKey: string | null;
      sent: JsonObject | null;
      issue: Issue | null;
    }
  | { kind: "again"; counts: boolean; reason: string; retryAfterMs?: number }
  | { kind: "keys_refused"; reason: string };

/**
 * Brings one record into step: look it up where the memory does not know it, then create it or update what differs.
 * A record is idempotent by key, so an unknown outcome is simply looked up and written again.
 */
export async function deliverRecord(
  context: RunContext,
  object: RecordObject,
  record: PendingRecord,
): Promise<Delivery> {
  const { policy, clock, signal, outage } = context;
  const trail = newTrail();
  const settle = (settlement: Partial<Settlement> & Pick<Settlement, "status">): Delivery => ({
    wireMs: trail.wireMs,
    settlement: {
      record,
      operation: record.change.operation,
      remoteKey: record.change.remoteKey,
      sent: null,
      issue: null,
      calls: trail.calls,
      ...settlement,
    },
  });

  for (let failures = 0; ; ) {
    if (mustStop(context)) return settle({ status: "planned" });
    const pass = await onePass(context, object, record, trail);
    switch (pass.kind) {
      case "done":
        return settle({ ...pass, issue: pass.issue ?? (pass.status === "success" ? record.issue : null) });
      case "keys_refused":
        return { ...settle({ status: "planned" }), keysRefused: pass.reason };
      case "again":
        if (mustStop(context)) break;
        // While the destination is away for everybody, nobody's attempts are used up.
        if (pass.counts && !outage.isOpen) failures += 1;
        if (failures >= policy.attempts)
          return settle({ status: "rejected", issue: notAnswered(pass.reason, failures) });
        await clock.sleep(backoffMs(policy, Math.max(1, failures), pass.retryAfterMs), signal);
        break;
      default:
        return pass satisfies never;
    }
  }
}

async function onePass(
  context: RunContext,
  object: RecordObject,
  { change }: PendingRecord,
  trail: Trail,
): Promise<Pass> {
  const creates = context.config.behavior === "update_or_create";
  const looksUpFirst =
    change.operation === "upsert" || change.onlyIfEmpty !== undefined || trail.calls.length > 0;

  const lookUpThenWrite = async (mayCreate: boolean): Promise<Pass> => {
    const found = object.found(await attemptCall(context, object.find(change.externalKey), trail));
    if (found.kind === "accepted")
      return update(found.remoteKey, changesAgainst(object, change, found.remote ?? {}));
    if (found.kind === "absent") return mayCreate ? create() : noMatch();
    return refused(found, change.operation, null);
  };

  const create = async (): Promise<Pass> => {
    const request = object.request({ ...change, operation: "create" });
    const outcome = object.outcome(
      { ...change, operation: "create" },
      await attemptCall(context, request, trail),
    );
    if (outcome.kind === "accepted") return done("create", outcome.remoteKey, change.payload);
    // Somebody created it between our look and our write: look again, and update what differs.
    if (outcome.kind === "exists") {
      const second = await lookUpThenWrite(false);
      const stillAbsent = second.kind === "done" && second.status === "no_match";
      return stillAbsent
        ? refused({ kind: "rejected", issue: outcome.issue }, "create", change.payload)
        : second;
    }
    return refused(outcome, "create", change.payload);
  };

  const update = async (remoteKey: string | null, changed: JsonObject): Promise<Pass> => {
    if (Object.keys(changed).length === 0) return done("update", remoteKey, null);
    const step = { ...change, operation: "update" as const, remoteKey, changed };
    const outcome = object.outcome(step, await attemptCall(context, object.request(step), trail));
    if (outcome.kind === "accepted") return done("update", outcome.remoteKey ?? remoteKey, changed);
    // Deleted on the other side since it was last sent.
    if (outcome.kind === "absent") return creates ? create() : noMatch();
    return refused(outcome, "update", changed);
  };

  if (looksUpFirst) return lookUpThenWrite(creates);
  return update(change.remoteKey, change.changed ?? change.payload);
}

/**
 * What an update has to carry: what the other side lacks, less the fields that it may keep. Inside a group a kept
 * field goes along with the value that it has: a group that is written without it might lose it.
 */
function changesAgainst(
  object: RecordObject,
  change: PendingRecord["change"],
  remote: JsonObject,
): JsonObject {
  const kept = object.filledRemotely(change.onlyIfEmpty ?? [], remote);
  const wanted = Object.entries(change.payload).flatMap(([name, value]): [string, Json][] => {
    if (name in kept) return [];
    if (!isJsonObject(value)) return [[name, value]];
    const entries = Object.entries(value).map(([entry, own]) => [entry, kept[`${name}.${entry}`] ?? own]);
    return [[name, Object.fromEntries(entries)]];
  });
  return object.missingRemotely(Object.fromEntries(wanted), remote);
}

function done(operation: Operation, remoteKey: string | null, sent: JsonObject | null): Pass {
  return { kind: "done", status: "success", operation, remoteKey, sent, issue: null };
}

function noMatch(): Pass {
  return { kind: "done", status: "no_match", operation: "update", remoteKey: null, sent: null, issue: null };
}

function refused(
  outcome: Exclude<Outcome, { kind: "accepted" }>,
  operation: Operation,
  sent: JsonObject | null,
): Pass {
  switch (outcome.kind) {
    case "rejected":
    case "exists":
      return { kind: "done", status: "rejected", operation, remoteKey: null, sent, issue: outcome.issue };
    case "absent": {
      const missing = issue("refused", "PartnerStack does not know the address of this request (404).");
      return { kind: "done", status: "rejected", operation, remoteKey: null, sent, issue: missing };
    }
    case "retry":
    case "throttled": {
      const { kind, reason, retryAfterMs } = outcome;
      return { kind: "again", counts: kind === "retry", reason, retryAfterMs };
    }
    case "unknown":
      return { kind: "again", counts: true, reason: outcome.reason };
    case "keys_refused":
      return { kind: "keys_refused", reason: outcome.reason };
    default:
      return outcome satisfies never;
  }
}
