import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  currencies,
  currencyExponent,
  decimalText,
  largestAmount,
  moneyText,
  readDecimalAmount,
  readMinorAmount,
} from "./money";

const anyMinor = fc.integer({ min: -largestAmount, max: largestAmount }).map((minor) => minor + 0);
const anyExponent = fc.constantFrom(0, 2, 3, 4);

describe("readDecimalAmount", () => {
  it("reads amounts that a floating point number would spoil", () => {
    expect(readDecimalAmount("1.98", 2)).toEqual({ ok: true, minor: 198 });
    expect(readDecimalAmount("0.07", 2)).toEqual({ ok: true, minor: 7 });
    expect(readDecimalAmount("1.005", 3)).toEqual({ ok: true, minor: 1005 });
    expect(readDecimalAmount("4.35", 2)).toEqual({ ok: true, minor: 435 });
    expect(readDecimalAmount("500", 0)).toEqual({ ok: true, minor: 500 });
    expect(readDecimalAmount("-12.5", 2)).toEqual({ ok: true, minor: -1250 });
    expect(readDecimalAmount(" +3 ", 2)).toEqual({ ok: true, minor: 300 });
  });

  it("takes zeros beyond the decimals of the currency and refuses any other digit there", () => {
    expect(readDecimalAmount("1.9800", 2)).toEqual({ ok: true, minor: 198 });
    expect(readDecimalAmount("1.985", 2)).toEqual({ ok: false, reason: "too_precise" });
    expect(readDecimalAmount("500.5", 0)).toEqual({ ok: false, reason: "too_precise" });
  });

  it.each([
    "",
    " ",
    "1,98",
    "1.234,50",
    "1 000",
    "$5",
    "5 USD",
    "1e3",
    "Infinity",
    "NaN",
    ".5",
    "5.",
    "--1",
    "0x10",
    "١",
  ])("does not guess what %j means", (text) =>
    expect(readDecimalAmount(text, 2)).toEqual({ ok: false, reason: "not_a_number" }),
  );

  it("stops at the largest amount that PartnerStack takes", () => {
    expect(readDecimalAmount("500000000.00", 2)).toEqual({ ok: true, minor: largestAmount });
    expect(readDecimalAmount("-500000000.00", 2)).toEqual({ ok: true, minor: -largestAmount });
    expect(readDecimalAmount("500000000.01", 2)).toEqual({ ok: false, reason: "out_of_range" });
    expect(readDecimalAmount("9".repeat(400), 2)).toEqual({ ok: false, reason: "out_of_range" });
  });

  it("never gives a negative zero", () => {
    const reading = readDecimalAmount("-0.00", 2);
    expect(reading.ok && Object.is(reading.minor, 0)).toBe(true);
  });

  it("is the inverse of decimalText for every amount and every number of decimals", () => {
    fc.assert(
      fc.property(anyMinor, anyExponent, (minor, exponent) => {
        expect(readDecimalAmount(decimalText(minor, exponent), exponent)).toEqual({ ok: true, minor });
      }),
    );
  });

  it("gives whole minor units or a reason for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), anyExponent, (text, exponent) => {
        const reading = readDecimalAmount(text, exponent);
        if (reading.ok) expect(Number.isSafeInteger(reading.minor)).toBe(true);
      }),
    );
  });
});

describe("readMinorAmount", () => {
  it("takes whole minor units, also as a numeric column prints them", () => {
    expect(readMinorAmount("198")).toEqual({ ok: true, minor: 198 });
    expect(readMinorAmount("198.00")).toEqual({ ok: true, minor: 198 });
  });

  it("refuses a decimal amount, which is a mapping with the wrong unit", () => {
    expect(readMinorAmount("1.98")).toEqual({ ok: false, reason: "too_precise" });
  });
});

describe("currencies", () => {
  it("know their decimals", () => {
    expect([
      currencyExponent("USD"),
      currencyExponent("JPY"),
      currencyExponent("KWD"),
      currencyExponent("CLF"),
    ]).toEqual([2, 0, 3, 4]);
  });

  it("are upper case codes of three letters, each once", () => {
    expect(currencies.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(new Set(currencies).size).toBe(currencies.length);
  });

  it.each(["usd", "US", "XXX", "XTS", "XAU", "HRK", ""])("do not include %j", (code) =>
    expect(currencyExponent(code)).toBeUndefined(),
  );
});

describe("moneyText", () => {
  it("groups thousands and shows the decimals of the currency", () => {
    expect(moneyText(318000, "USD")).toBe("USD 3,180.00");
    expect(moneyText(-5, "USD")).toBe("USD -0.05");
    expect(moneyText(1234567, "JPY")).toBe("JPY 1,234,567");
    expect(moneyText(99_999_999_999_999n, "EUR")).toBe("EUR 999,999,999,999.99");
    expect(moneyText(0, "KWD")).toBe("KWD 0.000");
  });

  it("shows the plain integer of a currency that it does not know", () => {
    expect(moneyText(318000, "ZZZ")).toBe("ZZZ 318,000");
  });

  it("says the same amount as decimalText", () => {
    fc.assert(
      fc.property(anyMinor, fc.constantFrom(...currencies), (minor, code) => {
        const plain = decimalText(minor, currencyExponent(code) ?? 0);
        expect(moneyText(minor, code).replaceAll(",", "")).toBe(`${code} ${plain}`);
      }),
    );
  });
});
