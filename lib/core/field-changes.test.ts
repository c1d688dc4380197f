import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldChanges } from "./field-changes";
import type { JsonObject } from "./json";

describe("what a change moves", () => {
  it("is every field that differs, with entries of a group by name", () => {
    const before = { email: "a@x.test", name: "Ann", meta: { plan: "pro", seats: 3 } };
    const after = { email: "b@x.test", meta: { plan: "free", seats: 3, region: "EU" } };
    expect(fieldChanges(before, after)).toEqual([
      { field: "email", before: "a@x.test", after: "b@x.test" },
      { field: "meta.plan", before: "pro", after: "free" },
      { field: "meta.region", after: "EU" },
    ]);
  });

  it("tells a value that was null from one that was never there", () => {
    expect(fieldChanges({ a: null }, { a: 1, b: 2 })).toEqual([
      { field: "a", before: null, after: 1 },
      { field: "b", after: 2 },
    ]);
  });

  it("is nothing against itself, and everything against nothing", () => {
    const flat = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
    fc.assert(
      fc.property(flat, (payload: JsonObject) => {
        expect(fieldChanges(payload, payload)).toEqual([]);
        expect(fieldChanges(null, payload)).toHaveLength(Object.keys(payload).length);
      }),
    );
  });
});
