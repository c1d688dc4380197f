import type { ObjectName } from "./sync-config";

interface Account {
  type: string;
  mode: "test" | "production" | "unknown";
}

/**
 * Whether a person is asked to type the destination's name before a sync first sends there. A sandbox and a test account
 * never ask. Keys whose mode nobody knows yet may be production keys: transactions, which are paid out, ask there too.
 */
export function asksBeforeFirstSend({ type, mode }: Account, object: ObjectName): boolean {
  if (type === "partnerstack_sandbox") return false;
  return mode === "production" || (mode === "unknown" && object === "transaction");
}
