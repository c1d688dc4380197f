import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanSummary } from "../plan-summary";
import type { Found } from "./inspector";
import {
  fewestHeld,
  fewestPast,
  inTheFuture,
  isOffScale,
  minorLimit,
  notPositive,
  scaleFactor,
  tooAlike,
  tooLarge,
  tooManyRecords,
  tooMuchChange,
  tooMuchMoney,
  wrongScale,
} from "./rules";

const transactions = { one: "transaction", many: "transactions" };
const customers = { one: "customer", many: "customers" };

function found(count: number, minor: number | null = null): Found {
  const money = minor === null ? null : { minor, currency: "USD" };
  return {
    count,
    records: Array.from({ length: Math.min(count, 5) }, (_, at) => ({
      id: BigInt(at + 1),
      externalKey: `inv_${at + 1}`,
      money,
      occurredAt: Date.UTC(2027, 0, 1, 10),
      twin: "inv_9",
    })),
  };
}

function summaryOf(send: number): PlanSummary {
  return {
    object: "transaction",
    operations: { create: 0, update: 0, upsert: 0, send },
    unchanged: 0,
    invalid: 0,
    money: [],
    latest: null,
  };
}

const usd = (minor: number | string) => ({
  currency: "USD",
  records: 1,
  total: String(minor),
  largest: String(minor),
  smallest: String(minor),
});

describe("the number of records", () => {
  it("is shown with its arithmetic", () => {
    expect(tooManyRecords(10_000, summaryOf(42_000), transactions)).toEqual({
      rule: "records",
      figure: 42_000,
      limit: 10_000,
      message: "42,000 transactions would be sent; this sync holds above 10,000.",
      examples: [],
    });
  });

  it("trips above its limit and never at it or below", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 0, max: 1e8 }), (limit, count) => {
        expect(tooManyRecords(limit, summaryOf(count), transactions) !== undefined).toBe(count > limit);
      }),
    );
  });
});

describe("the share of what would change", () => {
  it("is shown with its arithmetic", () => {
    expect(tooMuchChange(50, found(640), 1_000, customers)?.message).toBe(
      "640 of the 1,000 customers that PartnerStack holds would change, 64%; this sync holds above 50%.",
    );
    expect(tooMuchChange(50, found(500), 1_000, customers)).toBeUndefined();
  });

  it("is not judged while the destination holds few", () => {
    expect(tooMuchChange(50, found(fewestHeld - 1), fewestHeld - 1, customers)).toBeUndefined();
    expect(tooMuchChange(50, found(fewestHeld), fewestHeld, customers)).toBeDefined();
  });

  it("trips by exact arithmetic, whatever the sizes", () => {
    const held = fc.integer({ min: fewestHeld, max: 2_000_000 });
    fc.assert(
      fc.property(
        held,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 100 }),
        (all, part, percent) => {
          const updates = Math.round(all * part);
          const tripped =
            tooMuchChange(percent, { count: updates, records: [] }, all, customers) !== undefined;
          expect(tripped).toBe(BigInt(updates) * 100n > BigInt(all) * BigInt(percent));
        },
      ),
    );
  });
});

describe("limits of money", () => {
  it("mind the decimals of a currency, and that a yen is as small as a cent", () => {
    expect(minorLimit(100_000, "USD")).toBe(10_000_000n);
    expect(minorLimit(100_000, "KWD")).toBe(100_000_000n);
    expect(minorLimit(100_000, "JPY")).toBe(10_000_000n);
  });

  it("hold a single amount above it, on either side of zero", () => {
    expect(tooLarge(100_000, usd(12_000_000), found(1, 12_000_000))).toEqual({
      rule: "largestAmount",
      figure: 12_000_000,
      limit: 10_000_000,
      message: "One amount is USD 120,000.00; this sync holds above USD 100,000.00.",
      examples: [{ id: 1, externalKey: "inv_1", detail: "USD 120,000.00" }],
    });
    expect(tooLarge(100_000, usd(10_000_000), found(0))).toBeUndefined();
    expect(tooLarge(100_000, usd(-10_000_001), found(3, -10_000_001))?.message).toBe(
      "3 single amounts are too large, up to USD -100,000.01; this sync holds above USD 100,000.00.",
    );
  });

  it("hold a total above it, exact beyond what a double holds", () => {
    expect(tooMuchMoney(1_000_000, usd(125_000_000), found(0))?.message).toBe(
      "USD 1,250,000.00 would be sent in total; this sync holds above USD 1,000,000.00.",
    );
    expect(tooMuchMoney(1_000_000_000_000, usd("100000000000000"), found(0))).toBeUndefined();
    expect(tooMuchMoney(1_000_000_000_000, usd("100000000000001"), found(0))).toBeDefined();
  });

  it("show five examples at most", () => {
    expect(
      tooLarge(1, usd(500), {
        ...found(9, 500),
        records: [...found(5, 500).records, ...found(4, 500).records],
      })?.examples,
    ).toHaveLength(5);
  });
});

describe("amounts of zero or less, and dates to come", () => {
  it("hold at the first", () => {
    expect(notPositive(found(0), transactions)).toBeUndefined();
    expect(notPositive(found(1, 0), transactions)).toMatchObject({
      figure: 1,
      message: "1 transaction has an amount of zero or less; this sync holds at the first.",
      examples: [{ detail: "USD 0.00" }],
    });
    expect(inTheFuture(24, found(0), transactions)).toBeUndefined();
    expect(inTheFuture(24, found(2), transactions)).toMatchObject({
      message: "2 transactions are dated more than 24 hours in the future; this sync holds at the first.",
      examples: [{ detail: "2027-01-01 10:00:00 UTC" }, {}],
    });
  });
});

describe("a misplaced decimal point", () => {
  const medians = { currency: "USD", planned: 490_000, past: 4_900, pastAmounts: 412 };

  it("is told in both directions", () => {
    expect(wrongScale(medians, found(0))?.message).toBe(
      "The median amount would be USD 4,900.00. That of the last 412 accepted ones is USD 49.00, 100 times less: it looks as if cents were taken for whole amounts.",
    );
    expect(wrongScale({ ...medians, planned: 49 }, found(0))?.message).toContain(
      "100 times more: it looks as if whole amounts were taken for cents",
    );
  });

  it("needs a history", () => {
    expect(isOffScale({ ...medians, pastAmounts: fewestPast - 1 })).toBe(false);
    expect(isOffScale({ ...medians, pastAmounts: fewestPast })).toBe(true);
  });

  it("is not seen in amounts that move within the usual range", () => {
    const amount = fc.integer({ min: 1, max: 50_000_000_000 });
    fc.assert(
      fc.property(amount, amount, (past, planned) => {
        const ratio = Math.max(planned / past, past / planned);
        fc.pre(Math.abs(ratio - scaleFactor) > 1e-6);
        expect(isOffScale({ currency: "USD", planned, past, pastAmounts: 20 })).toBe(ratio > scaleFactor);
      }),
    );
  });
});

describe("the same payment under another identifier", () => {
  it("names its twin", () => {
    expect(tooAlike(60, found(0), transactions)).toBeUndefined();
    expect(tooAlike(60, found(1, 4_900), transactions)).toMatchObject({
      message:
        "1 transaction has the customer, amount and currency of another one within 60 minutes, under another identifier; this sync holds at the first.",
      examples: [{ externalKey: "inv_1", detail: "USD 49.00, like inv_9" }],
    });
  });
});
