import type { Operation } from "./change";
import type { FieldSet } from "./field";
import { isJsonObject, type JsonObject, sameJson } from "./json";
import type { MemoryState } from "./states";
import type { Behavior } from "./sync-config";

/** What is remembered of one key when a run looks at its row. */
export interface Memory {
  state: MemoryState;
  fingerprint: string;
  payload: JsonObject | null;
  remoteKey: string | null;
  attempts: number;
  /** The hash of the row that it was last in step with; null: not known. */
  rowHash: bigint | null;
}

export type Difference =
  | { kind: "unchanged" }
  | { kind: "change"; operation: Operation; changed?: JsonObject; immutable: string[] }
  /** Only fields changed that the destination can never change. */
  | { kind: "immutable"; fields: string[] }
  /** Refused as often as the operator allows. */
  | { kind: "exhausted" };

export interface DiffOptions {
  behavior: Behavior;
  fullSync: boolean;
  /** A person asked for this key: neither the attempts limit nor an earlier No match holds it back. */
  retry: boolean;
  attemptsLimit: number;
  fieldSet: FieldSet;
}

/**
 * Whether a row that is the same as the one remembered needs nothing, whatever it maps to. What was refused is tried
 * again although the row is the same, and so is a customer whose outcome is not known.
 */
export function isInStep(behavior: Behavior, state: MemoryState): boolean {
  return inStep[behavior].includes(state);
}

/** The states of `isInStep`, for a question to the store. */
export const inStep: Record<Behavior, readonly MemoryState[]> = {
  // What is under way or in doubt is left alone as well, but looked at: its row has to stay within reach.
  send: ["sent", "dismissed", "skipped"],
  update_or_create: ["synced", "dismissed", "skipped"],
  update_only: ["synced", "no_match", "dismissed", "skipped"],
};

/**
 * Decides what one mapped row needs, given what the destination was last sent. Transactions are decided by the ledger
 * alone: a key that was sent, skipped, dismissed or is in doubt is never sent again, whatever changed in the row.
 */
export function diff(
  payload: JsonObject,
  fingerprint: string,
  memory: Memory | undefined,
  options: DiffOptions,
): Difference {
  return options.behavior === "send"
    ? diffEvent(memory, options)
    : diffRecord(payload, fingerprint, memory, options);
}

function diffEvent(memory: Memory | undefined, options: DiffOptions): Difference {
  if (!memory) return { kind: "change", operation: "send", immutable: [] };
  if (memory.state !== "rejected") return { kind: "unchanged" };
  const limited = !options.fullSync && !options.retry;
  if (memory.attempts >= options.attemptsLimit && limited) return { kind: "exhausted" };
  return { kind: "change", operation: "send", immutable: [] };
}

function diffRecord(
  payload: JsonObject,
  fingerprint: string,
  memory: Memory | undefined,
  { behavior, fullSync, retry, attemptsLimit, fieldSet }: DiffOptions,
): Difference {
  if (!memory) return { kind: "change", operation: "upsert", immutable: [] };
  const same = memory.fingerprint === fingerprint;
  const asked = fullSync || retry;
  switch (memory.state) {
    case "synced":
      if (same && !fullSync) return { kind: "unchanged" };
      return memory.payload ? compare(payload, memory.payload, fieldSet, fullSync) : upsert();
    case "no_match":
      return same && !asked && behavior === "update_only" ? { kind: "unchanged" } : upsert();
    // A retry un-dismisses its keys when it is asked for; one that is dismissed now was let go after that.
    case "dismissed":
    case "skipped":
      return same && !fullSync ? { kind: "unchanged" } : upsert();
    case "rejected":
      return same && memory.attempts >= attemptsLimit && !asked ? { kind: "exhausted" } : upsert();
    // Customers are idempotent by key: an unknown outcome is simply looked up and sent again.
    case "reserved":
    case "uncertain":
    case "sent":
      return upsert();
    default:
      return memory.state satisfies never;
  }
}

function upsert(): Difference {
  return { kind: "change", operation: "upsert", immutable: [] };
}

function compare(payload: JsonObject, before: JsonObject, fieldSet: FieldSet, fullSync: boolean): Difference {
  const differing = differingFields(payload, before);
  const isCreateOnly = (name: string) =>
    fieldSet.fields.some((field) => field.name === name && field.createOnly);
  const immutable = differing.filter(isCreateOnly);
  const changed = pick(
    payload,
    differing.filter((name) => !isCreateOnly(name)),
  );
  if (Object.keys(changed).length > 0) return { kind: "change", operation: "update", changed, immutable };
  if (immutable.length > 0) return { kind: "immutable", fields: immutable };
  // A full sync looks again even at what is equal to the memory: somebody may have edited the other side.
  return fullSync ? upsert() : { kind: "unchanged" };
}

/**
 * Names of top-level fields whose value differs. A field that the payload leaves out is not touched on the other side.
 * A group of custom properties counts as one field and is sent whole, because it is not known whether PartnerStack
 * merges or replaces it (partnerstack-api 3.3).
 */
export function differingFields(payload: JsonObject, before: JsonObject): string[] {
  return Object.keys(payload).filter((name) => {
    // Null clears what nothing is known of: left out before, it may hold anything on the other side.
    if (!Object.hasOwn(before, name)) return true;
    const now = payload[name];
    const then = before[name];
    if (isJsonObject(now) && isJsonObject(then)) return differingFields(now, then).length > 0;
    return !sameJson(now, then);
  });
}

export function pick(payload: JsonObject, names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, payload[name] ?? null]));
}
