import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffOptions, diff, differingFields, type Memory, pick } from "./diff";
import type { FieldSet } from "./field";
import { canonicalJson, type Json, type JsonObject } from "./json";
import { type MemoryState, memoryStates } from "./states";

const described = { type: "text" as const, help: "A field.", example: "x", source: "D-CC" };
const fieldSet: FieldSet = {
  fields: [
    { name: "name", label: "Name", ...described },
    { name: "email", label: "Email", ...described },
    { name: "partner_key", label: "Partner key", createOnly: true, ...described },
  ],
  rules: [],
};
const updates: DiffOptions = {
  behavior: "update_or_create",
  fullSync: false,
  retry: false,
  attemptsLimit: 3,
  fieldSet,
};
const events: DiffOptions = { ...updates, behavior: "send" };

const before = { name: "Acme", email: "a@acme.test", partner_key: "p1" };
const printOf = canonicalJson;

function memoryOf(state: MemoryState, payload: JsonObject | null = before, attempts = 0): Memory {
  return {
    state,
    fingerprint: printOf(payload ?? before),
    payload,
    remoteKey: "cus_1",
    attempts,
    rowHash: null,
  };
}
function compared(payload: JsonObject, memory: Memory | undefined, options: Partial<DiffOptions> = {}) {
  return diff(payload, printOf(payload), memory, { ...updates, ...options });
}

describe("diff of a customer", () => {
  it("looks a key up that nothing is remembered of", () => {
    expect(compared(before, undefined)).toEqual({ kind: "change", operation: "upsert", immutable: [] });
  });

  it("leaves alone what the destination was last sent", () => {
    expect(compared(before, memoryOf("synced"))).toEqual({ kind: "unchanged" });
  });

  it("sends only the fields that differ", () => {
    const now = { ...before, name: "Acme Inc." };
    expect(compared(now, memoryOf("synced"))).toEqual({
      kind: "change",
      operation: "update",
      changed: { name: "Acme Inc." },
      immutable: [],
    });
  });

  it("sends a field that is mapped newly, and leaves one alone that is mapped no more", () => {
    const { email: _unmapped, ...rest } = before;
    expect(compared({ ...before, phone: "1" }, memoryOf("synced"))).toMatchObject({
      operation: "update",
      changed: { phone: "1" },
    });
    expect(compared(rest, memoryOf("synced"))).toEqual({ kind: "unchanged" });
  });

  it("reports a field that can never be changed, and still sends the others", () => {
    const moved = { ...before, partner_key: "p2" };
    expect(compared(moved, memoryOf("synced"))).toEqual({ kind: "immutable", fields: ["partner_key"] });
    expect(compared({ ...moved, name: "B" }, memoryOf("synced"))).toEqual({
      kind: "change",
      operation: "update",
      changed: { name: "B" },
      immutable: ["partner_key"],
    });
  });

  it("looks everything up again on a full sync, because the other side may have been edited", () => {
    expect(compared(before, memoryOf("synced"), { fullSync: true })).toMatchObject({ operation: "upsert" });
  });

  it("tries a rejected record again until the limit, and after that when it changes or on a full sync", () => {
    expect(compared(before, memoryOf("rejected", before, 2))).toMatchObject({ operation: "upsert" });
    expect(compared(before, memoryOf("rejected", before, 3))).toEqual({ kind: "exhausted" });
    expect(compared({ ...before, name: "B" }, memoryOf("rejected", before, 3))).toMatchObject({
      operation: "upsert",
    });
    expect(compared(before, memoryOf("rejected", before, 3), { fullSync: true })).toMatchObject({
      operation: "upsert",
    });
  });

  it("looks at a record without a match again when it changes, on a full sync, or when it may be created now", () => {
    const updateOnly = { behavior: "update_only" } as const;
    expect(compared(before, memoryOf("no_match"), updateOnly)).toEqual({ kind: "unchanged" });
    expect(compared({ ...before, name: "B" }, memoryOf("no_match"), updateOnly)).toMatchObject({
      operation: "upsert",
    });
    expect(compared(before, memoryOf("no_match"), { ...updateOnly, fullSync: true })).toMatchObject({
      operation: "upsert",
    });
    expect(compared(before, memoryOf("no_match"))).toMatchObject({ operation: "upsert" });
  });

  it("tries again what a person asked for, beyond the limit and without a match, but not what was accepted", () => {
    const retry = { retry: true } as const;
    expect(compared(before, memoryOf("rejected", before, 9), retry)).toMatchObject({ operation: "upsert" });
    expect(compared(before, memoryOf("no_match"), { ...retry, behavior: "update_only" })).toMatchObject({
      operation: "upsert",
    });
    expect(compared(before, memoryOf("synced"), retry)).toEqual({ kind: "unchanged" });
  });

  it("leaves alone what was dismissed after the retry was asked for", () => {
    expect(compared(before, memoryOf("dismissed"), { retry: true })).toEqual({ kind: "unchanged" });
  });

  it.each(["reserved", "uncertain", "sent"] as const)("simply looks up again what is %s", (state) => {
    expect(compared(before, memoryOf(state))).toMatchObject({ operation: "upsert" });
  });
});

describe("diff of a transaction", () => {
  it("sends a key that is new", () => {
    expect(diff(before, printOf(before), undefined, events)).toEqual({
      kind: "change",
      operation: "send",
      immutable: [],
    });
  });

  it("never sends a key again that is known in any state but rejected: whatever changed, on a full sync, on a retry", () => {
    const anyState = fc.constantFrom(...memoryStates.filter((state) => state !== "rejected"));
    fc.assert(
      fc.property(anyState, fc.boolean(), fc.boolean(), fc.string(), (state, fullSync, retry, name) => {
        const payload = { ...before, name };
        const difference = diff(payload, printOf(payload), memoryOf(state), {
          ...events,
          fullSync,
          retry,
        });
        expect(difference).toEqual({ kind: "unchanged" });
      }),
    );
  });

  it("sends a rejected one again until the limit, and beyond it on a full sync or when somebody asks", () => {
    expect(diff(before, printOf(before), memoryOf("rejected", before, 2), events)).toMatchObject({
      operation: "send",
    });
    expect(diff(before, printOf(before), memoryOf("rejected", before, 3), events)).toEqual({
      kind: "exhausted",
    });
    const full = { ...events, fullSync: true };
    expect(diff(before, printOf(before), memoryOf("rejected", before, 3), full)).toMatchObject({
      operation: "send",
    });
    const retry = { ...events, retry: true };
    expect(diff(before, printOf(before), memoryOf("rejected", before, 3), retry)).toMatchObject({
      operation: "send",
    });
  });
});

describe("differingFields", () => {
  const anyJson = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>;
  const anyPayload = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), anyJson) as fc.Arbitrary<JsonObject>;

  it("finds nothing between a payload and itself", () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        expect(differingFields(payload, structuredClone(payload))).toEqual([]);
      }),
    );
  });

  it("names fields of the payload only, and applying them leaves no difference", () => {
    fc.assert(
      fc.property(anyPayload, anyPayload, (payload, then) => {
        const names = differingFields(payload, then);
        expect(names.filter((name) => !Object.hasOwn(payload, name))).toEqual([]);
        expect(differingFields(payload, { ...then, ...pick(payload, names) })).toEqual([]);
      }),
    );
  });

  it("clears a field that was left out before, because it may hold anything by now", () => {
    expect(differingFields({ phone: null }, {})).toEqual(["phone"]);
    expect(differingFields({ phone: null }, { phone: null })).toEqual([]);
    expect(differingFields({ meta: { toString: null } }, { meta: {} })).toEqual(["meta"]);
  });

  it("looks inside a group of custom properties, and leaves entries alone that are mapped no more", () => {
    expect(differingFields({ meta: { plan: "pro" } }, { meta: { plan: "pro", seats: 5 } })).toEqual([]);
    expect(differingFields({ meta: { plan: "pro" } }, { meta: { plan: "free", seats: 5 } })).toEqual([
      "meta",
    ]);
  });
});
