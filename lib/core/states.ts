/**
 * The three state machines, each as one table: from a state to the states it may go to. lib/README.md draws the same
 * tables, and engine/states-in-truth.test.ts holds what the database really sees against them.
 */

export const runStatuses = [
  "queued",
  "working",
  "held",
  "completed",
  "failed",
  "canceled",
  "skipped",
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const runTransitions: Record<RunStatus, readonly RunStatus[]> = {
  queued: ["working", "canceled", "failed"],
  working: ["working", "held", "completed", "failed", "canceled"],
  // Released by a person it waits for a worker again.
  held: ["queued", "failed", "canceled"],
  completed: [],
  failed: [],
  canceled: [],
  skipped: [],
};

export const finalRunStatuses: readonly RunStatus[] = runStatuses.filter(
  (status) => runTransitions[status].length === 0,
);

/** The four steps of a run, in order, as the operator sees them. */
export const runSteps = ["prepare", "read", "send", "finish"] as const;
export type RunStep = (typeof runSteps)[number];

export const recordStatuses = [
  "planned",
  "sending",
  "success",
  "rejected",
  "invalid",
  "no_match",
  "uncertain",
  "dismissed",
] as const;
export type RecordStatus = (typeof recordStatuses)[number];

export const recordTransitions: Record<RecordStatus, readonly RecordStatus[]> = {
  planned: ["sending", "invalid", "rejected", "success", "no_match", "dismissed"],
  // `planned` again: it is proven that the request never arrived.
  sending: ["planned", "success", "rejected", "no_match", "uncertain"],
  success: [],
  rejected: ["planned", "sending", "dismissed"],
  invalid: ["dismissed"],
  no_match: [],
  uncertain: ["success", "planned", "dismissed"],
  // Restored: it is again what it was before somebody let it go.
  dismissed: ["rejected", "invalid", "uncertain"],
};

/**
 * What the destination is known to hold of one key. For transactions this is the ledger.
 * - synced: it holds the payload that we remember. sent: the event was accepted (final).
 * - reserved: a request may be under way. uncertain: it was, and nobody can prove the result.
 * - rejected: refused, due again. no_match: looked for and not there (Update Only). dismissed: a person let it go.
 * - skipped: it was in the dataset when the sync began with "Skip Current Records".
 */
export const memoryStates = [
  "reserved",
  "synced",
  "sent",
  "rejected",
  "no_match",
  "uncertain",
  "dismissed",
  "skipped",
] as const;
export type MemoryState = (typeof memoryStates)[number];

/** Events are reserved before they are sent; a record is idempotent by key, and goes from outcome to outcome. */
export const memoryTransitions: Record<MemoryState, readonly MemoryState[]> = {
  reserved: ["sent", "rejected", "uncertain"],
  synced: ["rejected", "no_match"],
  sent: [],
  rejected: ["reserved", "synced", "no_match", "dismissed"],
  no_match: ["synced", "rejected"],
  uncertain: ["sent", "reserved", "dismissed"],
  dismissed: ["reserved", "rejected", "uncertain"],
  skipped: ["reserved"],
};

export function mayBecome<State extends string>(
  transitions: Record<State, readonly State[]>,
  from: State,
  to: State,
): boolean {
  return transitions[from].includes(to);
}
