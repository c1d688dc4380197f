import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldSet } from "./field";
import type { Json } from "./json";
import { compileMapping } from "./mapping";
import type { FieldMapping, SyncConfig, SyncMetadata, ValueSource } from "./sync-config";

const described = { help: "A field.", example: "x", source: "D-TC" };
const fieldSet: FieldSet = {
  fields: [
    { name: "amount", label: "Amount", type: "amount", ...described },
    { name: "currency", label: "Currency", type: "currency", ...described },
    { name: "email", label: "Email", type: "email", ...described },
    { name: "note", label: "Note", type: "text", nullable: true, ...described },
    { name: "name", label: "Name", type: "text", ...described },
  ],
  custom: {
    prefix: "meta",
    label: "Property",
    help: "A property.",
    source: "D-SUP2",
    namePattern: /^\w+$/,
    nameRule: "Letters, digits and underscores.",
  },
  rules: [],
};

const metadata: SyncMetadata = {
  sync_id: 7,
  sync_label: "Invoices",
  sync_run_id: 12,
  run_started_at: "2026-11-23T00:00:00Z",
};

function mapping(field: string, from: ValueSource, more: Partial<FieldMapping> = {}): FieldMapping {
  return { field, from, syncNull: false, mode: "set", ...more };
}
const column = (name: string): ValueSource => ({ kind: "column", column: name });
const template = (source: string): ValueSource => ({ kind: "template", template: source });

function mapRow(row: Record<string, Json>, ...mappings: FieldMapping[]) {
  const config: SyncConfig = {
    object: "transaction",
    behavior: "send",
    syncKey: "id",
    mappings,
    backfill: "all",
  };
  return compileMapping(config, fieldSet)(row, metadata);
}

describe("compileMapping", () => {
  it("takes values from a column, a constant, a template and the run", () => {
    const { payload, issues } = mapRow(
      { email: " jane@acme.test ", id: 3 },
      mapping("email", column("email")),
      mapping("currency", { kind: "constant", value: "USD" }),
      mapping("note", template("inv_{{ record.id }}")),
      mapping("name", { kind: "metadata", name: "sync_label" }),
    );
    expect(payload).toEqual({ email: "jane@acme.test", currency: "USD", note: "inv_3", name: "Invoices" });
    expect(issues).toEqual([]);
  });

  it("reads an amount in the currency of its own row, wherever the currency's mapping stands", () => {
    const amount = mapping("amount", column("total"), { amountIn: "decimal" });
    const currency = mapping("currency", column("currency"));
    expect(mapRow({ total: "500", currency: "JPY" }, amount, currency).payload).toEqual({
      amount: 500,
      currency: "JPY",
    });
    expect(mapRow({ total: "500", currency: "USD" }, amount, currency).payload).toEqual({
      amount: 50_000,
      currency: "USD",
    });
  });

  it("says that an amount cannot be read where the currency of its row is wrong", () => {
    const { payload, issues } = mapRow(
      { total: "1.98", currency: "usd" },
      mapping("amount", column("total"), { amountIn: "decimal" }),
      mapping("currency", column("currency")),
    );
    expect(payload).toEqual({});
    expect(issues.map(({ code }) => code)).toEqual(["currency_invalid", "amount_without_currency"]);
  });

  it("leaves an empty value out, and sends null only where that is asked for and possible", () => {
    const row = { empty: null, blank: "  " };
    expect(mapRow(row, mapping("note", column("empty"))).payload).toEqual({});
    expect(mapRow(row, mapping("note", column("blank"), { syncNull: true })).payload).toEqual({ note: null });
    expect(mapRow(row, mapping("name", column("empty"), { syncNull: true })).payload).toEqual({});
  });

  it("puts custom fields into their group", () => {
    const { payload } = mapRow(
      { plan: "pro", seats: 5 },
      mapping("meta.plan", column("plan")),
      mapping("meta.seats", column("seats")),
    );
    expect(payload).toEqual({ meta: { plan: "pro", seats: 5 } });
  });

  it("reports a column that the row does not have, which is not the same as an empty one", () => {
    expect(mapRow({}, mapping("name", column("gone"))).issues).toMatchObject([
      { code: "column_missing", field: "name" },
    ]);
  });

  it("reports a template that fails on this row and sends nothing for it", () => {
    const { payload, issues } = mapRow({ id: 1 }, mapping("name", template("{{ record.gone | upcase }}")));
    expect(payload).toEqual({});
    expect(issues).toMatchObject([{ code: "template_failed", field: "name" }]);
  });

  it("reports a template that cannot be read on every row", () => {
    expect(mapRow({ id: 1 }, mapping("name", template("{{ record.id"))).issues).toMatchObject([
      { code: "template_failed" },
    ]);
  });

  it.each(["include", "render", "layout"])(
    "gives a template no way to read files of the server by %s",
    (tag) => {
      const { payload, issues } = mapRow({ id: 1 }, mapping("note", template(`{% ${tag} "package.json" %}`)));
      expect(payload).toEqual({});
      expect(issues).toMatchObject([{ code: "template_failed" }]);
    },
  );

  it("stops a template that loops for ever", () => {
    const endless = template("{% for i in (1..100000000) %}x{% endfor %}");
    expect(mapRow({ id: 1 }, mapping("note", endless)).issues).toMatchObject([{ code: "template_failed" }]);
  });

  it("shows the raw value beside the value that is sent", () => {
    const { values } = mapRow({ total: "1.98" }, mapping("amount", column("total"), { amountIn: "minor" }));
    expect(values).toMatchObject([
      { field: "amount", raw: "1.98", value: undefined, issue: { code: "amount_precision" } },
    ]);
  });

  it("gives the same payload for the same row in any order of the mappings", () => {
    const mappings = [
      mapping("amount", column("total"), { amountIn: "decimal" }),
      mapping("currency", column("currency")),
      mapping("email", column("email")),
      mapping("meta.plan", column("plan")),
    ];
    const row = { total: "9.99", currency: "EUR", email: "jane@acme.test", plan: "pro" };
    const expected = mapRow(row, ...mappings).payload;
    fc.assert(
      fc.property(fc.shuffledSubarray(mappings, { minLength: mappings.length }), (shuffled) => {
        expect(mapRow(row, ...shuffled).payload).toEqual(expected);
      }),
    );
  });
});
