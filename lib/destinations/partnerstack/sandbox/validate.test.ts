import { expect, test } from "vitest";
import { isCurrency, usdAmount } from "./currency";
import { accountSalt, recordKey } from "./record-key";
import { asPython, firstError } from "./validate";

test("values are printed as Python prints them", () => {
  const cases: [unknown, string][] = [
    [null, "None"],
    [true, "True"],
    ["plain", "'plain'"],
    ["it's", `"it's"`],
    [`"it's"`, `'"it\\'s"'`],
    ["two\nlines", "'two\\nlines'"],
    [{ a: [1, "b"], c: {} }, "{'a': [1, 'b'], 'c': {}}"],
  ];
  for (const [value, printed] of cases) expect(asPython(value)).toBe(printed);
});

test("a length is counted in characters, so that an emoji counts once", () => {
  const rules = [{ name: "name", types: ["string"] as const, maxLength: 2 }];
  expect(firstError({ name: "😀😀" }, rules, "ignore")).toBeUndefined();
  expect(firstError({ name: "😀😀😀" }, rules, "ignore")).toBe("'😀😀😀' is too long");
});

test("100,000 keys in a row are all different, in PartnerStack's shape", () => {
  const salt = accountSalt("acme");
  const keys = Array.from({ length: 100_000 }, (_, sequence) => recordKey("cus_", salt, sequence));
  expect(new Set(keys).size).toBe(100_000);
  expect(keys.every((key) => /^cus_[0-9A-Za-z]{14}$/.test(key))).toBe(true);
});

test("currencies are known in both cases, and one without a rate has no amount in US cents", () => {
  expect([isCurrency("usd"), isCurrency("VND"), isCurrency("ZZZ")]).toEqual([true, true, false]);
  expect([usdAmount(1_000, "JPY"), usdAmount(100, "USD"), usdAmount(1, "VND")]).toEqual([650, 100, null]);
});
