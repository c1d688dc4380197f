import { describe, expect, it } from "vitest";
import type { FieldMapping, SyncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { evaluateSample, sampleSummary, shownValues } from "./evaluate-sample";

const transaction = destinationObject("transaction");
const metadata = {
  sync_id: 1,
  sync_label: "Invoices",
  sync_run_id: 1,
  run_started_at: "2026-11-23T12:00:00.000Z",
};

const from = (column: string): FieldMapping["from"] => ({ kind: "column", column });
const config: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    { field: "customer_external_key", from: from("account"), syncNull: false, mode: "set" },
    { field: "amount", from: from("total"), amountIn: "decimal", syncNull: false, mode: "set" },
    { field: "currency", from: from("currency"), syncNull: false, mode: "set" },
    { field: "created_at", from: from("paid_at"), syncNull: false, mode: "set" },
    { field: "category_key", from: from("category"), syncNull: true, mode: "set" },
    { field: "metadata.seats", from: { kind: "constant", value: 3 }, syncNull: false, mode: "set" },
  ],
};
const good = {
  id: "inv_1",
  account: "acct_1",
  total: "1.98",
  currency: "USD",
  paid_at: "2026-01-02T03:04:05Z",
  category: "new",
};

function shown(
  row: Record<string, string | null>,
  field: string,
  change: Partial<SyncConfig> = {},
): string | undefined {
  const changed = { ...config, ...change };
  const [evaluated] = evaluateSample(changed, transaction, [row], metadata);
  return (
    evaluated && shownValues(evaluated, changed, transaction).find((value) => value.field === field)?.shown
  );
}

const inCents: Partial<SyncConfig> = {
  mappings: config.mappings.map((mapping) =>
    mapping.field === "amount" ? { ...mapping, amountIn: "minor" } : mapping,
  ),
};

describe("what becomes of an amount", () => {
  it.each([
    ["1.98", "USD", "1.98 becomes 198 cents, USD 1.98"],
    ["0.01", "EUR", "0.01 becomes 1 cent, EUR 0.01"],
    ["500", "JPY", "500 becomes 500 whole units, JPY 500"],
    ["1.234", "KWD", "1.234 becomes 1234 thousandths, KWD 1.234"],
    ["-20", "USD", "-20 becomes -2000 cents, USD -20.00"],
  ])("says of %s %s: %s", (total, currency, sentence) => {
    expect(shown({ ...good, total, currency }, "amount")).toBe(sentence);
  });

  it("says of cents what they are worth", () => {
    expect(shown({ ...good, total: "198" }, "amount", inCents)).toBe("198 cents, USD 1.98");
    expect(shown({ ...good, total: "198", currency: "JPY" }, "amount", inCents)).toBe(
      "198 whole units, JPY 198",
    );
  });

  it("does not guess a currency", () => {
    expect(shown({ ...good, total: "198", currency: "usd" }, "amount", inCents)).toBe(
      "198 minor units, currency not known",
    );
  });
});

describe("what becomes of other values", () => {
  it("is told for a date only when it reads differently in UTC", () => {
    expect(shown(good, "created_at")).toBe("2026-01-02 03:04:05 UTC");
    expect(shown({ ...good, paid_at: "2026-01-02T03:04:05+02:00" }, "created_at")).toBe(
      "2026-01-02T03:04:05+02:00 becomes 2026-01-02 01:04:05 UTC",
    );
  });

  it("tells an empty value that is left out from one that clears the field", () => {
    expect(shown({ ...good, paid_at: null }, "created_at")).toBe("Empty, so it is left out");
    expect(shown({ ...good, category: null }, "category_key")).toBe("Empty, so null clears the field");
  });

  it("shows constants and cuts what is long", () => {
    expect(shown(good, "metadata.seats")).toBe("3");
    expect(shown({ ...good, category: "x".repeat(500) }, "category_key")).toHaveLength(160);
  });
});

describe("the sample as a whole", () => {
  it("counts rows that a run would not send, by their worst reason, and names one to look at", () => {
    const rows = [
      good,
      { ...good, id: "inv_2", total: "1.999" },
      { ...good, id: "inv_3", total: "12,50" },
      { ...good, id: "inv_4", total: "x" },
      { ...good, id: null },
      { ...good, id: "inv_6", account: "" },
    ];
    const summary = sampleSummary(evaluateSample(config, transaction, rows, metadata));
    expect(summary).toMatchObject({ rows: 6, invalid: 5 });
    expect(summary.reasons.map(({ rows: count, firstRow }) => [count, firstRow])).toEqual([
      [2, 2],
      [1, 1],
      [1, 4],
      [1, 5],
    ]);
  });

  it("holds back every row that shares its key, as a run does", () => {
    const evaluated = evaluateSample(
      config,
      transaction,
      [good, { ...good, id: " inv_1 " }, { ...good, id: "inv_2" }],
      metadata,
    );
    expect(evaluated.map(({ issues }) => issues[0]?.code)).toEqual([
      "key_duplicate",
      "key_duplicate",
      undefined,
    ]);
  });

  it("asks for a source value where a field is not mapped yet, and not for data in a column", () => {
    const mappings = config.mappings.filter(({ field }) => field === "amount");
    const [evaluated] = evaluateSample({ ...config, mappings }, transaction, [good], metadata);
    const said = evaluated?.issues.map(({ message, hint }) => `${message} ${hint}`);
    expect(said).toEqual([
      expect.stringMatching(/without a valid currency.*Map or correct the currency/),
      "Currency is not mapped yet. Choose a source value for it.",
      "The customer reference is not mapped yet. Choose a source value for it.",
    ]);
  });
});
