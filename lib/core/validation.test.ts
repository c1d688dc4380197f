import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldSet } from "./field";
import { issue } from "./issue";
import type { JsonObject } from "./json";
import type { Behavior } from "./sync-config";
import { validate } from "./validation";

const described = { type: "text" as const, help: "A field.", example: "x", source: "D-TC" };
const references = ["by_id", "by_email", "by_key"];
const fieldSet: FieldSet = {
  fields: [
    { name: "own_key", label: "Own key", required: true, fromSyncKey: true, ...described },
    { name: "name", label: "Name", required: true, ...described },
    ...references.map((name) => ({ name, label: name, ...described })),
  ],
  custom: {
    prefix: "metadata",
    label: "Metadata",
    help: "Notes.",
    source: "D-META",
    limit: 2,
    namePattern: /^\w+$/,
    nameRule: "Letters.",
  },
  rules: [{ kind: "exactlyOneOf", fields: references, label: "The customer reference" }],
};

function codes(payload: JsonObject, behavior: Behavior = "send", issues = [] as ReturnType<typeof issue>[]) {
  return validate({ payload, values: [], issues }, fieldSet, behavior).map(({ code }) => code);
}

describe("validate", () => {
  it("finds nothing in a good record", () => {
    expect(codes({ name: "Acme", by_id: "1" })).toEqual([]);
  });

  it("misses required fields, blank ones too, but not the key that the sync fills itself", () => {
    expect(codes({ by_id: "1" })).toEqual(["required_missing"]);
    expect(codes({ name: " ", by_id: "1" })).toEqual(["required_missing"]);
    expect(codes({ name: null, by_id: "1" })).toEqual(["required_missing"]);
  });

  it("requires nothing of an update, which takes any part of the fields", () => {
    expect(codes({ by_id: "1" }, "update_only")).toEqual([]);
  });

  it("says of a field that could not be converted only that", () => {
    const found = issue("too_long", "Name is too long.", "name");
    expect(codes({ by_id: "1" }, "send", [found])).toEqual(["too_long"]);
    const reference = issue("email_invalid", "Not an address.", "by_email");
    expect(codes({ name: "Acme" }, "send", [reference])).toEqual(["email_invalid"]);
  });

  it("wants exactly one reference: none is missing, several are ambiguous", () => {
    fc.assert(
      fc.property(fc.subarray(references), (filled) => {
        const payload = { name: "Acme", ...Object.fromEntries(filled.map((name) => [name, "1"])) };
        const expected =
          filled.length === 1 ? [] : [filled.length === 0 ? "reference_missing" : "reference_ambiguous"];
        expect(codes(payload)).toEqual(expected);
      }),
    );
  });

  it("counts the custom entries of one record", () => {
    const good = { name: "Acme", by_id: "1" };
    expect(codes({ ...good, metadata: { a: 1, b: 2 } })).toEqual([]);
    expect(codes({ ...good, metadata: { a: 1, b: 2, c: null } })).toEqual(["metadata_invalid"]);
  });
});
