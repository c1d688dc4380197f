import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathSegment, pathWithQuery } from "./paths";

const base = "https://api.partnerstack.com/api/v2";
const anyText = fc
  .array(fc.integer({ min: 1, max: 0xffff }), { minLength: 1, maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

describe("pathSegment", () => {
  it("keeps the keys apart that a URL would confuse", () => {
    expect(pathSegment("acme.test/shop")).toBe("acme.test%2Fshop");
    expect(pathSegment("jane+1@acme.test")).toBe("jane%2B1%40acme.test");
    expect(pathSegment("50%?#")).toBe("50%25%3F%23");
    expect(pathSegment("..")).toBe("%2E%2E");
  });

  it("gives one segment that reads back as the key, for any key", () => {
    fc.assert(
      fc.property(anyText, (key) => {
        const segment = pathSegment(key);
        expect(segment).toMatch(/^[\w\-.~!*'()%]+$/);
        expect(decodeURIComponent(segment)).toBe(key.toWellFormed());
      }),
    );
  });
});

describe("pathWithQuery", () => {
  it("leaves out what is absent", () => {
    expect(pathWithQuery("/transactions", { limit: 250, starting_after: undefined })).toBe(
      "/transactions?limit=250",
    );
    expect(pathWithQuery("/transactions", { starting_after: undefined })).toBe("/transactions");
  });

  it("gives a query that reads back, for any value", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const { searchParams } = new URL(
          `${base}${pathWithQuery("/transactions", { starting_after: value, limit: 1 })}`,
        );
        expect([...searchParams]).toEqual([
          ["starting_after", value.toWellFormed()],
          ["limit", "1"],
        ]);
      }),
    );
  });
});
