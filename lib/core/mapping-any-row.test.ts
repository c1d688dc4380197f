import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customer } from "@/lib/destinations/partnerstack/customer";
import { transaction } from "@/lib/destinations/partnerstack/transaction";
import { fingerprint } from "@/lib/engine/fingerprint";
import { findField } from "./field";
import { isJsonObject, type Json, type JsonObject } from "./json";
import { compileMapping, type MappedRecord } from "./mapping";
import { currencies, currencyExponent, decimalText, largestAmount } from "./money";
import type { FieldMapping, SyncConfig, SyncMetadata } from "./sync-config";
import { validate } from "./validation";

const metadata: SyncMetadata = {
  sync_id: 7,
  sync_label: "Invoices",
  sync_run_id: 12,
  run_started_at: "2026-11-23T00:00:00Z",
};
const objects = [customer, transaction];
const columns = ["a", "b", "c", "d", "e"];

/** What sources give, and what they should never give: the mapping must bear both. */
const anyCell = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.string({ unit: "binary" }),
  fc.constantFrom("", " ", "USD", "usd", "1.98", "-0", "1e3", "2026-01-31", "2026-02-30T25:00:00Z", "x@y.zz"),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.bigInt().map(String),
);
const anyRow = fc.dictionary(fc.constantFrom(...columns), anyCell) as fc.Arbitrary<JsonObject>;

const anySource: fc.Arbitrary<FieldMapping["from"]> = fc.oneof(
  fc.constantFrom(...columns).map((column) => ({ kind: "column" as const, column })),
  fc
    .oneof(fc.string({ maxLength: 20 }), fc.double({ noNaN: true }), fc.boolean())
    .map((value) => ({ kind: "constant" as const, value })),
  fc
    .constantFrom(
      "{{ record['a'] }}",
      "{{ record.b | upcase }}",
      "{{ record.c | times: 3 }}",
      "{{",
      "{% if record.d %}x{% endif %}",
      "{{ record.nobody.knows }}",
    )
    .map((template) => ({ kind: "template" as const, template })),
  fc
    .constantFrom("sync_id" as const, "run_started_at" as const)
    .map((name) => ({ kind: "metadata" as const, name })),
);

const anyConfig = fc.constantFrom(...objects).chain((object) => {
  const names = [
    ...object.fields.map(({ name }) => name),
    ...[1, 2, 3].map((at) => `${object.custom?.prefix}.extra_${at}`),
    "no_such_field",
  ];
  const anyMapping: fc.Arbitrary<FieldMapping> = fc.record({
    field: fc.constantFrom(...names),
    from: anySource,
    amountIn: fc.constantFrom("minor", "decimal"),
    syncNull: fc.boolean(),
    mode: fc.constantFrom("set", "only_if_empty"),
  });
  return fc.uniqueArray(anyMapping, { selector: ({ field }) => field, maxLength: 9 }).map((mappings) => {
    const [behavior = "send"] = object.behaviors;
    const config: SyncConfig = { object: object.name, behavior, syncKey: "a", backfill: "all", mappings };
    return { object, config };
  });
});

type Mapped = { object: (typeof objects)[number]; config: SyncConfig; mapped: MappedRecord };
const mapAny = ({ object, config }: Omit<Mapped, "mapped">, row: JsonObject): Mapped => ({
  object,
  config,
  mapped: compileMapping(config, object)(row, metadata),
});

function leaves(payload: JsonObject, object: Mapped["object"]): [string, Json][] {
  return Object.entries(payload).flatMap(([name, value]): [string, Json][] =>
    name === object.custom?.prefix && isJsonObject(value)
      ? Object.entries(value).map(([entry, own]): [string, Json] => [`${name}.${entry}`, own])
      : [[name, value]],
  );
}

describe("a mapping of any configuration and any row", () => {
  it("gives a payload or issues, and never throws", () => {
    fc.assert(
      fc.property(anyConfig, anyRow, (config, row) => {
        const { object, mapped } = mapAny(config, row);
        const issues = validate(mapped, object, config.config.behavior);
        for (const { message } of issues) expect(message).not.toBe("");
        for (const { field, value, issue } of mapped.values) {
          expect(findField(object, field)).toBeDefined();
          if (issue) expect(value).toBeUndefined();
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("puts nothing into the payload that the field does not take", () => {
    fc.assert(
      fc.property(anyConfig, anyRow, (config, row) => {
        const { object, mapped } = mapAny(config, row);
        for (const [name, value] of leaves(mapped.payload, object)) {
          const field = findField(object, name);
          const { nullable = false, maxLength = Number.POSITIVE_INFINITY } = field ?? {};
          if (value === null) expect(nullable).toBe(true);
          else if (field?.type === "amount") expect(Number.isSafeInteger(value)).toBe(true);
          else if (field?.type === "instant") expect(Number.isSafeInteger(value)).toBe(true);
          else if (field?.type === "currency") expect(currencies).toContain(value);
          else if (field?.type === "text" || field?.type === "email") {
            expect(typeof value).toBe("string");
            expect(String(value).isWellFormed()).toBe(true);
            expect([...String(value)].length).toBeLessThanOrEqual(maxLength);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives the same fingerprint whatever columns stand beside the mapped ones, and in whatever order", () => {
    fc.assert(
      fc.property(anyConfig, anyRow, anyRow, (config, row, others) => {
        const more = Object.fromEntries(Object.entries(others).map(([name, cell]) => [`x_${name}`, cell]));
        const turned = Object.fromEntries(Object.entries({ ...row, ...more }).reverse());
        expect(fingerprint(mapAny(config, turned).mapped.payload)).toBe(
          fingerprint(mapAny(config, row).mapped.payload),
        );
      }),
    );
  });
});

const payments: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: ["amount", "currency", "created_at", "product_key"].map((field) => ({
    field,
    from: { kind: "column", column: field },
    amountIn: "decimal",
    syncNull: false,
    mode: "set",
  })),
};
const payloadOf = (row: JsonObject) => compileMapping(payments, transaction)(row, metadata).payload;
const printOf = (row: JsonObject) => fingerprint(payloadOf(row));

const anyAmount = fc.integer({ min: -largestAmount, max: largestAmount });
const anyCurrency = fc.constantFrom(...currencies);
const anyInstant = fc.date({
  min: new Date("2000-01-01T00:00:00Z"),
  max: new Date("2099-12-31T23:59:59Z"),
  noInvalidDate: true,
});

describe("the fingerprint of a mapped row", () => {
  it("is the same for the same amount, however many zeros its text has", () => {
    fc.assert(
      fc.property(anyAmount, anyCurrency, fc.nat(6), fc.nat(3), (minor, currency, zeros, blanks) => {
        const exponent = currencyExponent(currency) ?? 0;
        const text = decimalText(minor, exponent);
        const longer = `${" ".repeat(blanks)}${text}${exponent === 0 ? "." : ""}${"0".repeat(zeros + 1)}`;
        expect(printOf({ amount: longer, currency })).toBe(printOf({ amount: text, currency }));
        expect(payloadOf({ amount: longer, currency }).amount).toBe(minor + 0);
      }),
    );
  });

  it("is the same for the same moment in any time zone", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -11, max: 13 }), (instant, hours) => {
        const shifted = new Date(instant.getTime() + hours * 3_600_000).toISOString().replace("Z", "");
        const zone = `${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
        expect(printOf({ created_at: `${shifted}${zone}` })).toBe(
          printOf({ created_at: instant.toISOString() }),
        );
      }),
    );
  });

  it("is the same for nothing, an empty text and blanks, and for 42 and “42”", () => {
    for (const nothing of ["", "  ", null]) expect(printOf({ product_key: nothing })).toBe(printOf({}));
    expect(printOf({ product_key: 42 })).toBe(printOf({ product_key: "42" }));
  });

  it("differs for every other amount, currency or moment", () => {
    const anyPayment = fc.record({ amount: anyAmount, currency: anyCurrency, at: anyInstant });
    fc.assert(
      fc.property(anyPayment, anyPayment, (one, other) => {
        const rowOf = ({ amount, currency, at }: typeof one) => ({
          amount: decimalText(amount, currencyExponent(currency) ?? 0),
          currency,
          created_at: at.toISOString(),
        });
        const isSame =
          one.amount === other.amount &&
          one.currency === other.currency &&
          one.at.getTime() === other.at.getTime();
        expect(printOf(rowOf(one)) === printOf(rowOf(other))).toBe(isSame);
      }),
    );
  });
});
