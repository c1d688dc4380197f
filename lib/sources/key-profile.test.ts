import { describe, expect, it } from "vitest";
import type { Cell, SourceRow } from "@/lib/core/record";
import { profileKeys } from "./key-profile";

async function* batches(...keys: Cell[][]): AsyncGenerator<SourceRow[]> {
  for (const batch of keys) yield batch.map((key) => ({ key }));
}

describe("the profile of a key column", () => {
  it("counts rows, missing keys, and every row that shares its key", async () => {
    const profile = await profileKeys(
      batches(["a", null, "b", "a"], ["", " a ", 42, "42", "long one"]),
      "key",
    );
    expect(profile).toEqual({
      column: "key",
      rows: 9,
      nulls: 2,
      duplicates: 5,
      examples: [
        { value: "a", count: 3 },
        { value: "42", count: 2 },
      ],
      shortest: 1,
      longest: 8,
      complete: true,
    });
  });

  it("shows the five most frequent of the shared keys", async () => {
    const keys = Array.from({ length: 8 }, (_, at) => Array<string>(at + 2).fill(`k${at}`)).flat();
    const { examples } = await profileKeys(batches(keys), "key");
    expect(examples.map(({ value, count }) => `${value} ${count}`)).toEqual([
      "k7 9",
      "k6 8",
      "k5 7",
      "k4 6",
      "k3 5",
    ]);
  });

  it("measures keys that are too long for a sync", async () => {
    expect(await profileKeys(batches(["x".repeat(300)]), "key")).toMatchObject({ longest: 300, nulls: 0 });
  });

  it("stops at its limit and says that it is not complete", async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<SourceRow[]> {
      for (;;) yield [{ key: pulled++ }, { key: "same" }];
    }
    expect(await profileKeys(endless(), "key", 1_000)).toMatchObject({ complete: false, duplicates: 998 });
    expect(pulled).toBeLessThan(1_002);
  });

  it("takes no two of 300,000 similar keys for the same", async () => {
    const keys = Array.from({ length: 300_000 }, (_, at) => `cus_${at}`);
    expect(await profileKeys(batches(keys), "key")).toMatchObject({ duplicates: 0, rows: 300_000 });
  });

  it("knows nothing about an empty table", async () => {
    expect(await profileKeys(batches(), "key")).toMatchObject({
      rows: 0,
      shortest: null,
      longest: null,
      examples: [],
    });
  });
});
