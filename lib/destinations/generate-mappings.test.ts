import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkConfig } from "@/lib/core/config-check";
import { type ColumnType, columnTypes } from "@/lib/core/record";
import type { FieldMapping } from "@/lib/core/sync-config";
import { compileTemplate } from "@/lib/core/template";
import { destinationObjects } from "./catalog";
import { generateMappings, type NamedColumns } from "./generate-mappings";
import { customer } from "./partnerstack/customer";
import { transaction } from "./partnerstack/transaction";

function columns(types: Record<string, ColumnType>): NamedColumns {
  const found = Object.entries(types).map(([name, type]) => ({ name, type, nativeType: type }));
  return { name: "Invoices", columns: found };
}

function shown(mappings: FieldMapping[]): Record<string, string> {
  return Object.fromEntries(
    mappings.map(({ field, from, amountIn }) => {
      const source =
        from.kind === "column" ? from.column : from.kind === "template" ? from.template : from.kind;
      return [field, amountIn ? `${source} as ${amountIn}` : source];
    }),
  );
}

describe("generateMappings for customers", () => {
  it("finds columns by name and by the names they are also known as, however they are written", () => {
    const found = columns({
      id: "integer",
      "E-Mail": "text",
      companyName: "text",
      PARTNER_KEY: "text",
      stripe_customer_id: "text",
    });
    expect(shown(generateMappings(customer, found, "id"))).toEqual({
      email: "E-Mail",
      partner_key: "PARTNER_KEY",
      name: "companyName",
      provider_key: "stripe_customer_id",
    });
  });

  it("leaves the field alone that the sync key fills", () => {
    expect(
      shown(generateMappings(customer, columns({ customer_key: "text", email: "text" }), "customer_key")),
    ).toEqual({ email: "email" });
  });

  it("maps columns that are named after a custom property", () => {
    const found = columns({ id: "text", "meta.plan": "text", meta_seats: "integer", metadata: "json" });
    expect(shown(generateMappings(customer, found, "id"))).toEqual({
      "meta.plan": "meta.plan",
      "meta.seats": "meta_seats",
    });
  });
});

describe("generateMappings for transactions", () => {
  it("maps an invoice table", () => {
    const found = columns({
      invoice_id: "integer",
      customer_id: "integer",
      invoice_date: "timestamp",
      total: "decimal",
      currency: "text",
    });
    expect(shown(generateMappings(transaction, found, "invoice_id"))).toEqual({
      customer_external_key: "customer_id",
      key: "inv_{{ record['invoice_id'] }}",
      amount: "total as decimal",
      currency: "currency",
      created_at: "invoice_date",
    });
  });

  it("names the customer once: by your id before the e-mail, by the e-mail before PartnerStack's id", () => {
    const references = (types: Record<string, ColumnType>) =>
      Object.keys(shown(generateMappings(transaction, columns(types), "x"))).filter((name) =>
        name.startsWith("customer_"),
      );
    expect(references({ customer_key: "text", customer_email: "text", account_id: "text" })).toEqual([
      "customer_external_key",
    ]);
    expect(references({ customer_key: "text", email: "text" })).toEqual(["customer_email"]);
    expect(references({ customer_key: "text" })).toEqual(["customer_key"]);
  });

  it("takes whole numbers for cents and decimals for an amount, unless the name says otherwise", () => {
    const amount = (types: Record<string, ColumnType>) =>
      shown(generateMappings(transaction, columns(types), "x")).amount;
    expect(amount({ amount: "integer" })).toBe("amount as minor");
    expect(amount({ amount: "decimal" })).toBe("amount as decimal");
    expect(amount({ amount: "text" })).toBe("amount as decimal");
    expect(amount({ amount_cents: "decimal" })).toBe("amount_cents as minor");
    expect(amount({ amount: "boolean" })).toBeUndefined();
  });

  it("offers the unique identifier as the transaction key, with a prefix before a number that would be too short", () => {
    expect(shown(generateMappings(transaction, columns({ "Order No": "text" }), "Order No"))).toEqual({
      key: "Order No",
    });
    expect(shown(generateMappings(transaction, columns({ id: "integer" }), "id"))).toEqual({
      key: "inv_{{ record['id'] }}",
    });
    expect(shown(generateMappings(transaction, columns({ "Order No": "integer" }), "Order No"))).toEqual({
      key: "inv_{{ record['Order No'] }}",
    });
  });

  it("gives a column's own name before a nickname that another field has for it", () => {
    const found = shown(
      generateMappings(transaction, columns({ created: "timestamp", created_at: "timestamp" }), "x"),
    );
    expect(found.created_at).toBe("created_at");
  });
});

describe("generateMappings", () => {
  const someNames = destinationObjects.flatMap(({ fields }) =>
    fields.flatMap(({ name, alsoKnownAs = [] }) => [name, ...alsoKnownAs]),
  );
  const anyName = fc.oneof(
    fc.constantFrom(...someNames),
    fc.constantFrom('Say "hi"', "it's", "back\\slash", "meta_plan", "metadata.plan", "id"),
  );
  const anyColumns = fc.uniqueArray(fc.record({ name: anyName, type: fc.constantFrom(...columnTypes) }), {
    selector: ({ name }) => name,
    minLength: 1,
  });

  it("never proposes what the check of the configuration refuses, but for what is still missing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...destinationObjects), anyColumns, (object, found) => {
        const known = found.map((column) => ({ ...column, nativeType: column.type }));
        const syncKey = known[0]?.name ?? "";
        const mappings = generateMappings(object, { name: "Invoices", columns: known }, syncKey);
        const [behavior = "send"] = object.behaviors;
        const problems = checkConfig(
          { object: object.name, behavior, syncKey, mappings, backfill: "all" },
          object,
          known,
        );
        expect(problems.filter(({ message }) => !/is required|is not mapped/.test(message))).toEqual([]);
        const read = mappings.flatMap(({ from }) => (from.kind === "column" ? [from.column] : []));
        expect(read.filter((name, at) => name !== syncKey && read.indexOf(name) !== at)).toEqual([]);
      }),
    );
  });

  const awkwardName = fc.string({
    unit: fc.constantFrom("a", "_", " ", '"', "'", "\\", "}", "{", "%", "\n", "é", "😀"),
    minLength: 1,
    maxLength: 12,
  });

  it("writes templates that read the column they are made for", () => {
    fc.assert(
      fc.property(awkwardName, (name) => {
        const [mapping] = generateMappings(transaction, columns({ [name]: "integer" }), name).filter(
          ({ field }) => field === "key",
        );
        if (mapping?.from.kind !== "template") return;
        const compiled = compileTemplate(mapping.from.template);
        const metadata = { sync_id: 1, sync_label: "", sync_run_id: 1, run_started_at: "" };
        expect(compiled.ok && compiled.render({ [name]: 7 }, metadata)).toMatchObject({
          ok: true,
          text: expect.stringMatching(/_7$/),
        });
      }),
    );
  });
});
