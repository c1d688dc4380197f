import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffOptions, diff, type Memory, pick } from "./diff";
import type { FieldSet } from "./field";
import { canonicalJson, type Json, type JsonObject } from "./json";

const described = { type: "text" as const, help: "A field.", example: "x", source: "D-CC" };
const fieldSet: FieldSet = {
  fields: [
    { name: "name", label: "Name", ...described },
    { name: "email", label: "Email", ...described },
    { name: "phone", label: "Phone", nullable: true, ...described },
    { name: "owner", label: "Owner", ...described },
    { name: "partner_key", label: "Partner key", createOnly: true, ...described },
  ],
  rules: [],
};
const options: DiffOptions = {
  behavior: "update_or_create",
  fullSync: false,
  retry: false,
  attemptsLimit: 3,
  fieldSet,
};
/** The operator set this one to Only If Empty. */
const onlyIfEmpty = "owner";
const createOnly = "partner_key";

const printOf = canonicalJson;
const maybe = (values: fc.Arbitrary<Json>) => fc.option(values, { nil: undefined, freq: 3 });
const text = fc.constantFrom<Json>("a", "b");

/** A mapped row: a field that was empty is left out, and phone is cleared by null. */
const anyPayload = fc
  .record({
    name: maybe(text),
    email: text,
    phone: maybe(fc.constantFrom<Json>("1", "2", null)),
    owner: maybe(text),
    partner_key: fc.constantFrom<Json>("p1", "p2"),
  })
  .map((fields): JsonObject => {
    const filled = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(filled) as JsonObject;
  });

/** What one run does about the row, and how it goes. */
const anyStep = fc.record({
  payload: anyPayload,
  fullSync: fc.boolean(),
  /** The request is refused, arrives, or its answer is lost, which a record survives by being looked up again. */
  goes: fc.constantFrom("well", "well", "refused"),
  /** Somebody changes the other side by hand. */
  edit: fc.option(fc.record({ owner: text }), { nil: undefined, freq: 4 }),
});

/** The other side and our memory of it; undefined where there is nothing yet. */
interface World {
  remote: JsonObject | undefined;
  memory: Memory | undefined;
}

/** What a run does with the row, on a model of the other side: look up where that is asked for, create or patch. */
function run(
  { remote, memory }: World,
  payload: JsonObject,
  fullSync: boolean,
  goes: "well" | "refused",
): World {
  const fingerprint = printOf(payload);
  const difference = diff(payload, fingerprint, memory, { ...options, fullSync, attemptsLimit: 1_000 });
  if (difference.kind !== "change") return { remote, memory };
  const held = Object.fromEntries(
    difference.immutable.map((name) => [name, memory?.payload?.[name] ?? null]),
  );
  const complete = { ...payload, ...held };
  if (goes === "refused") {
    const attempts = (memory?.attempts ?? 0) + 1;
    const before = memory?.payload ?? complete;
    return {
      remote,
      memory: {
        state: "rejected",
        fingerprint: printOf(complete),
        payload: before,
        remoteKey: null,
        attempts,
        rowHash: null,
      },
    };
  }
  return {
    remote: remote === undefined ? complete : patched(remote, difference.changed ?? complete),
    memory: {
      state: "synced",
      fingerprint: printOf(complete),
      payload: complete,
      remoteKey: "r",
      attempts: 0,
      rowHash: null,
    },
  };
}

function patched(remote: JsonObject, changes: JsonObject): JsonObject {
  const kept = remote[onlyIfEmpty] === undefined ? [createOnly] : [createOnly, onlyIfEmpty];
  return {
    ...remote,
    ...pick(
      changes,
      Object.keys(changes).filter((name) => !kept.includes(name)),
    ),
  };
}

/** What the other side shall hold: the last value of every field, but the first of those that are to stay. */
function wanted(before: JsonObject | undefined, payload: JsonObject): JsonObject {
  if (!before) return payload;
  const stays = (name: string) => name === createOnly || (name === onlyIfEmpty && before[name] !== undefined);
  return { ...before, ...Object.fromEntries(Object.entries(payload).filter(([name]) => !stays(name))) };
}

describe("a customer over any history of its row", () => {
  it("ends as the source last had it, whatever was refused on the way", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 8 }), anyPayload, (steps, last) => {
        let world: World = { remote: undefined, memory: undefined };
        let goal: JsonObject | undefined;
        for (const { payload, fullSync, goes, edit } of steps) {
          world = run(world, payload, fullSync, goes);
          if (goes === "well" && world.memory?.state === "synced") goal = wanted(goal, payload);
          if (edit && world.remote && goal) {
            world = { ...world, remote: { ...world.remote, ...edit } };
            goal = { ...goal, ...edit };
          }
        }
        world = run(world, last, false, "well");
        goal = wanted(goal, last);
        expect(world.remote).toEqual(goal);
        expect(run(world, last, false, "well")).toEqual(world);
      }),
      { numRuns: 2_000 },
    );
  });

  it("plans nothing for a row that reads as it did, and nothing that changes the other side on a full sync", () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const world = run({ remote: undefined, memory: undefined }, payload, false, "well");
        expect(diff(payload, printOf(payload), world.memory, options)).toEqual({ kind: "unchanged" });
        expect(run(world, payload, true, "well").remote).toEqual(world.remote);
      }),
    );
  });
});
