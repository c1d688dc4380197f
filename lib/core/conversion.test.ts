import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AmountContext, convert, isEmpty } from "./conversion";
import type { Field, FieldType } from "./field";
import type { Json } from "./json";

const usd: AmountContext = { amountIn: "decimal", currency: "USD" };

function field(type: FieldType, limits: Partial<Field> = {}): Field {
  return { name: "value", label: "Value", type, help: "A value.", example: "x", source: "D-TC", ...limits };
}

function converted(type: FieldType, value: Json, amount = usd, limits: Partial<Field> = {}) {
  const conversion = convert(field(type, limits), value, amount);
  return conversion.ok ? conversion.value : conversion.issue.code;
}

describe("isEmpty", () => {
  it("takes null, nothing and blank text for empty, and zero and false for values", () => {
    expect([null, undefined, "", "  ", "\t\n"].every(isEmpty)).toBe(true);
    expect([0, false, "0", [], {}].some((value) => isEmpty(value))).toBe(false);
  });
});

describe("text", () => {
  it("takes numbers and booleans as their text, and no JSON", () => {
    expect(converted("text", 42)).toBe("42");
    expect(converted("text", true)).toBe("true");
    expect(converted("text", { a: 1 })).toBe("type_mismatch");
    expect(converted("text", [1])).toBe("type_mismatch");
  });

  it("counts characters as PartnerStack does: an emoji is one", () => {
    const limits = { minLength: 4, maxLength: 5 };
    expect(converted("text", "😀😀", usd, limits)).toBe("too_short");
    expect(converted("text", "😀😀😀😀😀", usd, limits)).toBe("😀😀😀😀😀");
    expect(converted("text", "abc", usd, limits)).toBe("too_short");
    expect(converted("text", "abcd", usd, limits)).toBe("abcd");
    expect(converted("text", "abcdef", usd, limits)).toBe("too_long");
  });

  it("leaves out what PostgreSQL cannot keep", () => {
    expect(converted("text", "a\u0000b")).toBe("ab");
    expect(converted("text", "a\ud83d")).toBe("a\ufffd");
  });

  it("names the lengths in the message", () => {
    const conversion = convert(field("text", { maxLength: 3 }), "abcde", usd);
    expect(conversion).toMatchObject({
      issue: { message: "Value takes at most 3 characters; this value has 5.", field: "value" },
    });
  });
});

describe("email", () => {
  it.each(["jane@acme.test", " jane+1@mail.acme.test ", "o'neil@acme.test", "é@acme.test"])(
    "takes %j",
    (text) => expect(converted("email", text)).toBe(text.trim()),
  );
  it.each(["jane", "jane@", "@acme.test", "jane@acme", "a b@acme.test", "a@b@c.test", "jane@acme."])(
    "refuses %j",
    (text) => expect(converted("email", text)).toBe("email_invalid"),
  );
});

describe("amount", () => {
  it("reads a decimal amount in the currency of its row", () => {
    expect(converted("amount", "1.98")).toBe(198);
    expect(converted("amount", 1.98)).toBe(198);
    expect(converted("amount", "198", { amountIn: "decimal", currency: "JPY" })).toBe(198);
    expect(converted("amount", "1.5", { amountIn: "decimal", currency: "JPY" })).toBe("amount_precision");
  });

  it("refuses to guess the decimals where the currency is missing", () => {
    expect(converted("amount", "1.98", { amountIn: "decimal", currency: undefined })).toBe(
      "amount_without_currency",
    );
  });

  it("takes minor units without a currency", () => {
    expect(converted("amount", "198", { amountIn: "minor", currency: undefined })).toBe(198);
    expect(converted("amount", "1.98", { amountIn: "minor", currency: undefined })).toBe("amount_precision");
  });

  it("says what a double has become instead of rounding it", () => {
    expect(converted("amount", 0.1 + 0.2)).toBe("amount_precision");
    expect(converted("amount", 1e21)).toBe("amount_invalid");
  });

  it("refuses booleans, JSON and what is too large", () => {
    expect(converted("amount", true)).toBe("amount_invalid");
    expect(converted("amount", [1])).toBe("amount_invalid");
    expect(converted("amount", "500000000.01")).toBe("amount_out_of_range");
  });
});

describe("currency", () => {
  it("takes ISO 4217 codes and tells a code in lower case what is expected", () => {
    expect(converted("currency", "USD")).toBe("USD");
    expect(converted("currency", "usd")).toBe("currency_invalid");
    expect(converted("currency", "US$")).toBe("currency_invalid");
    const conversion = convert(field("currency"), "usd", usd);
    expect(conversion).toMatchObject({
      issue: { message: "“usd” is not upper case; PartnerStack expects USD." },
    });
  });
});

describe("instant", () => {
  it("gives epoch milliseconds", () => {
    expect(converted("instant", "2026-03-31T12:00:00Z")).toBe(Date.UTC(2026, 2, 31, 12));
    expect(converted("instant", "31/03/2026")).toBe("date_invalid");
    expect(converted("instant", true)).toBe("date_invalid");
  });
});

describe("scalar", () => {
  it("keeps numbers and booleans as they are, and refuses JSON", () => {
    expect(converted("scalar", 1.5)).toBe(1.5);
    expect(converted("scalar", false)).toBe(false);
    expect(converted("scalar", { a: 1 })).toBe("type_mismatch");
  });

  it("turns a boolean into text where the API takes none", () => {
    expect(converted("scalar", true, usd, { booleansAsText: true })).toBe("true");
    expect(converted("scalar", 5, usd, { booleansAsText: true })).toBe(5);
  });

  it("keeps the limit of its text", () => {
    expect(converted("scalar", "x".repeat(101), usd, { maxLength: 100 })).toBe("too_long");
  });
});

describe("convert", () => {
  const anyType = fc.constantFrom<FieldType>("text", "email", "amount", "currency", "instant", "scalar");
  const anyText = fc.array(fc.nat(0xffff), { maxLength: 90 }).map((units) => String.fromCharCode(...units));
  const anyValue = fc.oneof(
    anyText,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  );

  it("gives a value that PostgreSQL can keep, or an issue with a sentence and a next step, for anything", () => {
    fc.assert(
      fc.property(anyType, anyValue, fc.constantFrom("minor", "decimal"), (type, value, amountIn) => {
        const conversion = convert(field(type), value as Json, {
          amountIn: amountIn as "minor",
          currency: "EUR",
        });
        const said = conversion.ok ? String(conversion.value) : conversion.issue.message;
        expect(said.isWellFormed()).toBe(true);
        if (!conversion.ok) expect(conversion.issue.hint).not.toBe("");
      }),
    );
  });

  it("takes what it gave once more and gives the same", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<FieldType>("text", "email", "currency", "instant", "scalar"),
        anyValue,
        (type, value) => {
          const once = convert(field(type), value as Json, usd);
          if (once.ok) expect(convert(field(type), once.value, usd)).toEqual(once);
        },
      ),
    );
  });
});
