import type { Mode } from "./keys";
import type { Switches } from "./switches";

type Committed = { test: boolean; committedAt: number };

/** Production keys see test records as well; test keys see nothing else (section 1, DUB). */
export function belongsTo(record: { test: boolean }, mode: Mode): boolean {
  return mode === "production" || record.test;
}

/** Whether GET by key can read a record yet. */
export function isReadable(record: Committed, switches: Switches, now: number): boolean {
  return now >= record.committedAt + switches.delayedVisibilityMs;
}

/** Whether a list shows a record yet. */
export function isListed(record: Committed, switches: Switches, now: number): boolean {
  return now >= record.committedAt + Math.max(switches.delayedVisibilityMs, switches.listLagMs);
}
