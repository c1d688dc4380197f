import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownKeys } from "./known-keys";

describe("the keys that a run has met", () => {
  it("are told apart as first, second and further, for any sequence of keys", async () => {
    const property = fc.asyncProperty(
      fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }),
      async (keys) => {
        const known = await KnownKeys.create();
        const times = new Map<string, number>();
        for (const key of keys) {
          const before = times.get(key) ?? 0;
          times.set(key, before + 1);
          expect(known.see(key)).toBe(before === 0 ? "first" : before === 1 ? "second" : "further");
        }
      },
    );
    await fc.assert(property);
  });

  it("keep apart, each with its row, when the table has grown many times", async () => {
    const known = await KnownKeys.create();
    for (let key = 0; key < 50_000; key += 2) known.learn(`key ${key}`, BigInt(-key));
    for (let key = 0; key < 50_000; key++) {
      expect(known.see(`key ${key}`)).toBe("first");
      expect(known.knownRow).toBe(key % 2 === 0 ? BigInt(-key) : undefined);
    }
    expect(known.see("key 0")).toBe("second");
    expect(known.knownRow).toBe(0n);
    expect(known.see("key 49999")).toBe("second");
  });
});
