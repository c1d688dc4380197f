import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/core/change";
import type { JsonObject } from "@/lib/core/json";
import type { Outcome } from "@/lib/core/outcome";
import { answer } from "../conformance";
import { transaction } from "./transaction";

const payload = { customer_external_key: "58", amount: 198, currency: "USD", key: "inv_1" };
const send: Change = { operation: "send", externalKey: "1", remoteKey: null, payload };

function refusal(status: number, message: string, sent: JsonObject = payload) {
  return told(transaction.outcome({ ...send, payload: sent }, answer(status, { message, status })));
}

function told(outcome: Outcome): string {
  return "issue" in outcome ? `${outcome.kind} ${outcome.issue.code}` : outcome.kind;
}

describe("the answer to a transaction", () => {
  it("is accepted with the key that PartnerStack gave it", () => {
    const body = { data: { key: "inv_1", amount: 198 }, message: "", status: 200 };
    expect(transaction.outcome(send, answer(200, body))).toMatchObject({
      kind: "accepted",
      remoteKey: "inv_1",
    });
    expect(transaction.outcome(send, answer(201, body))).toMatchObject({
      kind: "accepted",
      remoteKey: "inv_1",
    });
  });

  it.each([
    [409, "Conflict"],
    [400, "A transaction with this key already exists"],
    [422, "key must be unique"],
  ])("with %i %j says that the key is taken", (status, message) => {
    expect(refusal(status, message)).toBe("exists refused");
  });

  it.each([
    [{ key: "inv_1", amount: 250, currency: "USD" }, "exists refused"],
    [{ key: "inv_1", amount: 198, currency: "EUR" }, "exists refused"],
    [{ key: "inv_1", amount: 198, currency: "usd" }, "accepted"],
    [{ key: "inv_1" }, "accepted"],
  ])("that shows %j is taken for this transaction only where the money is the same: %s", (data, meaning) => {
    expect(told(transaction.outcome(send, answer(200, { data, message: "", status: 200 })))).toBe(meaning);
  });

  it("says nothing of a key that was not sent", () => {
    const { key: _key, ...keyless } = payload;
    expect(refusal(400, "This customer is already archived", keyless)).toBe("rejected refused");
    expect(refusal(409, "Conflict", keyless)).toBe("exists refused");
  });

  it.each([
    [404, "Customer not found"],
    [400, "Customer not found"],
    [422, "The customer does not exist"],
    [400, "The customer doesn’t exist"],
    [404, "No such customer: '58'"],
    [404, "Not Found"],
  ])("with %i %j says that the customer is unknown", (status, message) => {
    expect(refusal(status, message)).toBe("rejected customer_unknown");
  });

  it("names the reference that PartnerStack does not know", () => {
    const outcome = transaction.outcome(send, answer(404, { message: "Customer not found", status: 404 }));
    expect(outcome).toMatchObject({
      issue: {
        message:
          "PartnerStack does not know the customer with customer_external_key 58: “Customer not found”.",
        field: "customer_external_key",
        hint: "Sync the customer first, then retry this record.",
      },
    });
  });

  it.each([
    [400, "'amount' is a required property"],
    [400, "'customer not found' is too long"],
    [400, "Cannot add test transactions to production customers"],
    [404, "Product not found"],
    [405, "Method Not Allowed"],
  ])("with %i %j is a plain refusal", (status, message) => {
    expect(refusal(status, message)).toBe("rejected refused");
  });
});

describe("list", () => {
  it("asks for the window with a margin, oldest first, so that nothing at its edge is missed", () => {
    expect(transaction.list({ from: 1784100202000, to: 1784100203000 }, null)).toEqual({
      method: "GET",
      path: "/transactions?min_created=1784100201000&max_created=1784100204000&limit=250&order_by=created_at",
    });
  });

  it("goes on after the last record of the page before", () => {
    expect(transaction.list({ from: 0, to: 1 }, "in/1").path).toContain("min_created=0&max_created=1001&");
    expect(transaction.list({ from: 0, to: 1 }, "in/1").path).toMatch(/&starting_after=in%2F1$/);
  });
});

describe("readPage", () => {
  const page = (data: JsonObject) => transaction.readPage(answer(200, { data, message: "", status: 200 }));

  it("gives the records and where the next page begins", () => {
    const items: JsonObject[] = [{ key: "a" }, { key: "b", customer: null }];
    expect(page({ items, has_more: true })).toEqual({ kind: "page", listed: items, after: "b" });
    expect(page({ items, has_more: false })).toEqual({ kind: "page", listed: items, after: null });
    expect(page({ items: [], has_more: false, total: null })).toEqual({
      kind: "page",
      listed: [],
      after: null,
    });
  });

  it.each<JsonObject>([
    { items: [] },
    { items: [], has_more: null },
    { items: [], has_more: true },
    { items: [{ key: null }], has_more: true },
    { items: [7], has_more: false },
    { items: {}, has_more: false },
    { has_more: false },
  ])("proves nothing with %j", (data) => {
    expect(page(data).kind).toBe("unknown");
  });

  it.each([
    [429, "throttled"],
    [401, "keys_refused"],
    [400, "unknown"],
    [404, "unknown"],
    [500, "unknown"],
    [200, "unknown"],
  ])("reads %i without a list as %s", (status, kind) => {
    expect(transaction.readPage(answer(status, { message: "x", status })).kind).toBe(kind);
  });

  it("tries again what was not sent", () => {
    expect(transaction.readPage({ kind: "not_sent", reason: "refused", durationMs: 1 }).kind).toBe("retry");
    expect(transaction.readPage({ kind: "lost", reason: "reset", durationMs: 1 }).kind).toBe("unknown");
  });
});

describe("complete", () => {
  it("dates a transaction that has no date, and keeps the date of one that has", () => {
    const now = new Date("2026-11-23T20:00:00Z");
    expect(transaction.complete(payload, now)).toEqual({ ...payload, created_at: now.getTime() });
    expect(transaction.complete({ ...payload, created_at: 5 }, now)).toEqual({ ...payload, created_at: 5 });
    expect(transaction.createdAt(transaction.complete(payload, now))).toBe(now.getTime());
    expect(transaction.createdAt(payload)).toBeUndefined();
  });
});

describe("money", () => {
  it("is the amount with its currency", () => {
    expect(transaction.money(payload)).toEqual({ minor: 198, currency: "USD" });
    expect(transaction.money({ amount: 198 })).toBeUndefined();
  });
});
