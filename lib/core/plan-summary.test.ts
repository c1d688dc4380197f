import { describe, expect, it } from "vitest";
import { type PlanSummary, planInWords, planSummary, recordsToSend, whatChanged } from "./plan-summary";

const transactions = { one: "transaction", many: "transactions" };

function plan(send: number, ...money: [string, string][]): PlanSummary {
  return planSummary.parse({
    object: "transaction",
    operations: { create: 0, update: 0, upsert: 0, send },
    unchanged: 3,
    invalid: 0,
    money: money.map(([currency, total]) => ({
      currency,
      records: 1,
      total,
      largest: total,
      smallest: total,
    })),
    latest: null,
  });
}

describe("a plan in words", () => {
  it("names every currency with its total", () => {
    expect(planInWords(plan(42, ["USD", "318000"]), transactions)).toBe("42 transactions (USD 3,180.00)");
    expect(planInWords(plan(3, ["EUR", "100"], ["JPY", "500"], ["USD", "1"]), transactions)).toBe(
      "3 transactions (EUR 1.00, JPY 500 and USD 0.01)",
    );
  });

  it("speaks of one record as one, and of no money where there is none", () => {
    expect(planInWords(plan(1, ["KWD", "1500"]), transactions)).toBe("1 transaction (KWD 1.500)");
    expect(planInWords(plan(42_000), { one: "customer", many: "customers" })).toBe("42,000 customers");
  });

  it("counts what is to be created, updated, looked up and sent", () => {
    const operations = { create: 1, update: 2, upsert: 4, send: 8 };
    expect(recordsToSend({ ...plan(0), operations })).toBe(15);
  });
});

describe("a plan that is not the one of the dry run", () => {
  const before = { runId: 12, digest: "a", summary: plan(42, ["USD", "318000"]) };

  it("is told apart with the figures of both", () => {
    const now = { digest: "b", summary: plan(43, ["USD", "323000"]) };
    expect(whatChanged(before, now, transactions)).toBe(
      "Dry run 12 would have sent 42 transactions (USD 3,180.00); now it would be 43 transactions (USD 3,230.00).",
    );
  });

  it("is told apart when the figures are the same", () => {
    expect(whatChanged(before, { ...before, digest: "b" }, transactions)).toContain("other records");
  });

  it("is the same plan by its digest alone", () => {
    expect(whatChanged(before, { ...before, summary: plan(1) }, transactions)).toBeUndefined();
  });
});
