import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { isSameTransaction, resemblesTransaction } from "./same-transaction";
import { transaction } from "./transaction";

const at = Date.UTC(2026, 10, 23, 20, 0, 0, 123);
const sent: JsonObject = {
  customer_external_key: "58",
  amount: 198,
  currency: "USD",
  product_key: "pro",
  created_at: at,
};
const listed: JsonObject = {
  key: "trx_1",
  amount: 198,
  amount_usd: 198,
  currency: "USD",
  category_key: null,
  product_key: "pro",
  metadata: null,
  customer: { key: "cus_1", email: "Jane@Acme.test", external_key: "58" },
  customer_key: "cus_1",
  created_at: at,
};

describe("isSameTransaction with a key", () => {
  it("goes by the key alone", () => {
    expect(isSameTransaction({ ...sent, key: "inv_1" }, { key: "inv_1" })).toBe(true);
    expect(isSameTransaction({ ...sent, key: "inv_1" }, listed)).toBe(false);
  });
});

describe("isSameTransaction without a key", () => {
  it("recognises the transaction that the payload made", () => {
    expect(isSameTransaction(sent, listed)).toBe(true);
  });

  it.each<JsonObject>([
    { amount: 199 },
    { currency: "EUR" },
    { product_key: "basic" },
    { product_key: null },
    { category_key: "new" },
    { created_at: at + 1 },
    { created_at: at - 60_000 },
    { customer: { key: "cus_1", external_key: "59", email: null } },
  ])("tells one apart that differs in %j", (difference) => {
    expect(isSameTransaction(sent, { ...listed, ...difference })).toBe(false);
  });

  it("finds the customer under each of the three references", () => {
    const { customer_external_key: _reference, ...rest } = sent;
    expect(isSameTransaction({ ...rest, customer_key: "cus_1" }, listed)).toBe(true);
    expect(isSameTransaction({ ...rest, customer_key: "cus_2" }, listed)).toBe(false);
    expect(isSameTransaction({ ...rest, customer_email: "jane@acme.test" }, listed)).toBe(true);
    expect(isSameTransaction({ ...rest, customer_email: "joe@acme.test" }, listed)).toBe(false);
  });

  it("does not take PartnerStack's id for yours, or yours for PartnerStack's", () => {
    expect(isSameTransaction({ ...sent, customer_external_key: "cus_1" }, listed)).toBe(false);
  });

  it("recognises it where PartnerStack rounded the time to seconds", () => {
    expect(isSameTransaction(sent, { ...listed, created_at: at - 123 })).toBe(true);
    expect(isSameTransaction(sent, { ...listed, created_at: at + 877 })).toBe(true);
    expect(isSameTransaction(sent, { ...listed, created_at: at + 1_877 })).toBe(false);
  });

  it("recognises it where PartnerStack worked the product out from the subscription", () => {
    const { product_key: _product, ...rest } = sent;
    expect(isSameTransaction(rest, listed)).toBe(false);
    expect(isSameTransaction({ ...rest, subscription_key: "price_1" }, listed)).toBe(true);
  });

  it("tells apart what differs in a metadata entry that both have", () => {
    const noted = { ...sent, metadata: { invoice: 7, note: null } };
    expect(isSameTransaction(noted, { ...listed, metadata: { invoice: "7", note: null } })).toBe(true);
    expect(isSameTransaction(noted, { ...listed, metadata: { invoice: 8 } })).toBe(false);
    expect(isSameTransaction(noted, { ...listed, metadata: {} })).toBe(true);
    expect(isSameTransaction(noted, listed)).toBe(true);
  });

  it("stays the same where PartnerStack leaves out who or when, because a miss would pay twice", () => {
    fc.assert(
      fc.property(
        fc.subarray(["customer", "customer_key", "created_at", "metadata", "key", "amount_usd"]),
        (absent) => {
          const cut = Object.fromEntries(
            Object.entries(listed).map(([name, value]) => [name, absent.includes(name) ? null : value]),
          );
          expect(isSameTransaction(sent, cut)).toBe(true);
        },
      ),
    );
  });
});

describe("a transaction that is near enough to be looked at", () => {
  it("is of the same customer and the same money, whatever its key, time and product", () => {
    expect(
      resemblesTransaction({ ...sent, key: "inv_9" }, { ...listed, product_key: "free", created_at: 1 }),
    ).toBe(true);
  });

  it("is not of another customer, amount or currency", () => {
    expect(resemblesTransaction({ ...sent, customer_external_key: "59" }, listed)).toBe(false);
    expect(resemblesTransaction({ ...sent, amount: 199 }, listed)).toBe(false);
    expect(resemblesTransaction({ ...sent, currency: "EUR" }, listed)).toBe(false);
  });
});

describe("marks", () => {
  const key = fc.option(fc.constantFrom("inv_1", "inv_2", "money 5 USD"), { nil: undefined });
  const fields = fc.record({
    key,
    amount: fc.constantFrom(5, 198, -5),
    currency: fc.constantFrom("USD", "usd", "EUR"),
    customer_external_key: fc.constantFrom("58", "59"),
    created_at: fc.constantFrom(at, at + 1),
  });
  const asPayload = (made: object): JsonObject => JSON.parse(JSON.stringify(made));

  it("are shared by every two that match or resemble each other, dated or not", () => {
    fc.assert(
      fc.property(fields, fields, (one, two) => {
        const [payload, other] = [asPayload(one), asPayload(two)];
        const entry = {
          ...listed,
          ...other,
          customer: { external_key: other.customer_external_key ?? null },
        };
        const shares = transaction.marks(payload).some((mark) => transaction.marks(entry).includes(mark));
        for (const sought of [payload, transaction.undated(payload)]) {
          if (transaction.matches(sought, entry) || transaction.resembles(sought, entry))
            expect(shares).toBe(true);
        }
      }),
    );
  });
});
