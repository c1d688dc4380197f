import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identify, longestKey } from "./identity";

/** UTF-16 units in any order: NUL, blanks and halves of surrogate pairs among them. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units));

describe("identify", () => {
  it("takes 42 and “42” for the same key, and drops blanks around it", () => {
    expect(identify(42, "id")).toEqual({ ok: true, externalKey: "42" });
    expect(identify(" 42 ", "id")).toEqual({ ok: true, externalKey: "42" });
  });

  it.each([null, "", "  ", "\u0000"])("reports the empty key %j", (id) => {
    expect(identify(id, "id")).toMatchObject({ ok: false, issue: { code: "key_missing" } });
  });

  it("reports a key column that the row does not have", () => {
    expect(identify(undefined, "id")).toMatchObject({ ok: false, issue: { code: "key_missing" } });
  });

  it("reports a key that is longer than PartnerStack takes", () => {
    expect(identify("x".repeat(longestKey), "id")).toMatchObject({ ok: true });
    expect(identify("x".repeat(longestKey + 1), "id")).toMatchObject({
      ok: false,
      issue: { code: "key_too_long" },
    });
  });

  it("keeps keys with different letters, case or zeros apart", () => {
    const keys = ["a", "A", "007", "7", "7.0"].map((id) => identify(id, "id"));
    expect(new Set(keys.map((key) => (key.ok ? key.externalKey : ""))).size).toBe(5);
  });

  it("always gives a key that can be stored, put into a URL and found again", () => {
    fc.assert(
      fc.property(anyText, (id) => {
        const identity = identify(id, "id");
        if (!identity.ok) return;
        const { externalKey } = identity;
        expect(decodeURIComponent(encodeURIComponent(externalKey))).toBe(externalKey);
        expect(externalKey).not.toContain("\u0000");
        expect(identify(externalKey, "id")).toEqual(identity);
      }),
    );
  });

  it("survives half of a surrogate pair, which no URL can hold", () => {
    expect(identify("a\ud800", "id")).toEqual({ ok: true, externalKey: "a\ufffd" });
  });
});
