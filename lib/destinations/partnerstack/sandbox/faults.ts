import { FAULT_NAMES, type FaultName, type Faults } from "./fault-rules";

type Rule<Name extends FaultName> = NonNullable<Faults[Name]>;

/** A fault that struck: its name and the rule that let it strike. */
export type Fault = { [Name in FaultName]: { name: Name; rule: Rule<Name> } }[FaultName];

/** Small dice that roll the same numbers again from the same seed (mulberry32); each roll is from 0 up to 1. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The faults that are switched on, in the order in which they are tried. */
export function activeFaults(faults: Faults): Fault[] {
  return FAULT_NAMES.flatMap((name) => (faults[name] ? [{ name, rule: faults[name] } as Fault] : []));
}

/** The first fault that strikes this call, if any. `path` is the path below /api/v2. */
export function drawFault(
  active: readonly Fault[],
  call: { method: string; path: string },
  roll: () => number,
): Fault | undefined {
  for (const fault of active) {
    const { method, path, probability } = fault.rule;
    if (method !== null && method !== call.method) continue;
    if (path !== null && !call.path.startsWith(path)) continue;
    if (probability >= 1 || roll() < probability) return fault;
  }
  return undefined;
}

/** How a call goes: whether and when its work is done, and what the client gets to see. */
export type Course = {
  work: "now" | "never" | { afterMs: number };
  answer:
    | { kind: "reply" }
    | { kind: "refusal"; status: number; message: string; retryAfterMs?: number }
    | { kind: "html" }
    | { kind: "without-data" }
    | { kind: "drop" }
    | { kind: "hang" };
};

export const SMOOTH_COURSE: Course = { work: "now", answer: { kind: "reply" } };

const SERVER_ERROR = { kind: "refusal", status: 500, message: "Internal Server Error" } as const;

export function courseOf(fault: Fault): Course {
  switch (fault.name) {
    case "throttle429": {
      const retryAfterMs = fault.rule.retryAfterSeconds * 1_000;
      return {
        work: "never",
        answer: { kind: "refusal", status: 429, message: "Too Many Requests", retryAfterMs },
      };
    }
    case "error500BeforeCommit":
      return { work: "never", answer: SERVER_ERROR };
    case "error500AfterCommit":
      return { work: "now", answer: SERVER_ERROR };
    case "dropBeforeCommit":
      return { work: "never", answer: { kind: "drop" } };
    case "dropAfterCommit":
      return { work: "now", answer: { kind: "drop" } };
    case "html502":
      return { work: fault.rule.commit ? "now" : "never", answer: { kind: "html" } };
    case "okWithoutData":
      return { work: fault.rule.commit ? "now" : "never", answer: { kind: "without-data" } };
    case "lateCommit":
      return { work: { afterMs: fault.rule.ms }, answer: { kind: "drop" } };
    case "hang":
      return { work: fault.rule.commit ? "now" : "never", answer: { kind: "hang" } };
    default:
      return fault satisfies never;
  }
}
