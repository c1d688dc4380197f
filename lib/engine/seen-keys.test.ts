import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SeenKeys } from "./seen-keys";

describe("the keys that a run has seen", () => {
  it("are told apart as first, second and further, for any sequence of keys", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }), (keys) => {
        const seen = new SeenKeys(4);
        const times = new Map<string, number>();
        for (const key of keys) {
          const before = times.get(key) ?? 0;
          times.set(key, before + 1);
          expect(seen.see(key)).toBe(before === 0 ? "first" : before === 1 ? "second" : "further");
        }
      }),
    );
  });

  it("stay apart when the table has grown many times", () => {
    const seen = new SeenKeys(4);
    for (let key = 0; key < 50_000; key++) expect(seen.see(`key ${key}`)).toBe("first");
    expect(seen.see("key 0")).toBe("second");
    expect(seen.see("key 49999")).toBe("second");
  });
});
