import type { RecordObject } from "@/lib/core/destination-object";
import type { Outcome } from "@/lib/core/outcome";
import { attemptCall, newTrail } from "@/lib/engine/attempt-call";
import { defaultPolicy } from "@/lib/engine/run-context";
import { openDestination, type StoredDestination } from "./open-destination.server";
import { systemClock } from "./system-clock";

/**
 * Asks the destination now for the record with this key: one call, paced like every other. Throws RunFailure, with a
 * sentence for people, when the destination cannot be used.
 */
export async function lookUpRecord(
  destination: StoredDestination,
  object: RecordObject,
  key: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const connected = await openDestination(destination);
  try {
    const context = { wire: connected.wire, clock: systemClock, policy: defaultPolicy, signal };
    return object.found(await attemptCall(context, object.find(key), newTrail()));
  } finally {
    await connected.close();
  }
}
