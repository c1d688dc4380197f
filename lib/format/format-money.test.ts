import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney } from "./format-money";

test.each([
  [318_000, "USD", 2, "USD 3,180.00"],
  [198, "usd", 2, "USD 1.98"],
  [5, "USD", 2, "USD 0.05"],
  [0, "USD", 2, "USD 0.00"],
  [-4_158, "USD", 2, "-USD 41.58"],
  [1_500, "JPY", 0, "JPY 1,500"],
  [1_234_567, "KWD", 3, "KWD 1,234.567"],
])("%d minor units of %s read %s", (minor, currency, exponent, words) => {
  expect(formatMoney(minor, currency, exponent)).toBe(words);
});

test("a sum beyond the exact range of numbers keeps every cent", () => {
  expect(formatMoney(900_719_925_474_099_301n, "USD", 2)).toBe("USD 9,007,199,254,740,993.01");
});

test("no digit is lost or invented, whatever the amount and the currency", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 4 }), (minor, exponent) => {
      const digits = formatMoney(minor, "USD", exponent).replace(/[^0-9-]/g, "");
      expect(BigInt(digits)).toBe(minor);
    }),
  );
});

test("a fraction of a cent is a bug and is not rounded away", () => {
  expect(() => formatMoney(1.5, "USD", 2)).toThrow(RangeError);
  expect(() => formatMoney(2 ** 53, "USD", 2)).toThrow(RangeError);
});
