import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, isJsonObject, type Json, type JsonObject, sameJson } from "./json";

const anyJson = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const anyObject = fc.dictionary(fc.string(), anyJson) as fc.Arbitrary<JsonObject>;

/** As JSON carries it: no minus zero, no prototype. */
const plain = (value: Json) => JSON.parse(JSON.stringify(value)) as Json;

describe("canonicalJson", () => {
  it("gives one text whatever the order of the members", () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: [3, 1] } })).toBe('{"a":{"c":[3,1],"d":2},"b":1}');
    fc.assert(
      fc.property(anyObject, (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
      }),
    );
  });

  it("is JSON that says the same", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("gives two texts for two meanings", () => {
    const few = fc.jsonValue({
      maxDepth: 2,
      stringUnit: fc.constantFrom("a", "1", '"'),
    }) as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(few, few, (one, other) => {
        const isSame = isDeepStrictEqual(plain(one), plain(other));
        expect(canonicalJson(one) === canonicalJson(other)).toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
  });

  it("leaves out absent members and keeps null apart from an empty text", () => {
    const absent = { a: 1, b: undefined } as unknown as JsonObject;
    expect(canonicalJson(absent)).toBe('{"a":1}');
    expect(sameJson({ a: null }, { a: "" })).toBe(false);
    expect(sameJson({ a: null }, {})).toBe(false);
  });

  it("keeps the order of a list, and 1 apart from “1”", () => {
    expect(sameJson([1, 2], [2, 1])).toBe(false);
    expect(sameJson(1, "1")).toBe(false);
    expect(sameJson(undefined, null)).toBe(true);
  });
});

describe("isJsonObject", () => {
  it("is true for objects alone", () => {
    expect([{}, [], null, "x", 1, undefined].map(isJsonObject)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
