import { describe, expect, it } from "vitest";
import { destinationObjects } from "./catalog";
import { exampleChange, promises } from "./conformance";
import { examplePayload } from "./example-payload";
import { customer } from "./partnerstack/customer";
import { transaction } from "./partnerstack/transaction";

describe.each(destinationObjects.map((object) => ({ object, name: object.label })))("$name", ({ object }) => {
  it.each(promises)("$promise", ({ broken }) => {
    expect(broken(object)).toEqual([]);
  });
});

describe("a promise", () => {
  const careless = {
    ...customer,
    fields: customer.fields.map((field) => ({ ...field, help: "", example: {} })),
    find: (key: string) => ({ method: "GET" as const, path: `/customers/${key}` }),
    found: () => ({ kind: "accepted" as const, remoteKey: null, remote: null }),
  };

  it("is seen to be broken by an object that does not keep it", () => {
    const broken = promises
      .filter((promised) => promised.broken(careless).length > 0)
      .map(({ promise }) => promise);
    expect(broken).toEqual([
      "has a label and a help text on every field, and says where the fact comes from",
      "gives an example for every field that the field itself accepts as it is",
      "never puts an unencoded key into a path",
      "says what any answer with any status means, and accepts none without a record",
      "takes a good status without the record for unknown, never for accepted",
      "takes a server error, a redirect and a lost answer for unknown",
      "tries again what was certainly not sent, 408 and 429, and passes on how long to wait",
      "stops at refused keys",
    ]);
  });
});

describe("the request of a customer", () => {
  const required = examplePayload(customer, "required");

  it("creates with the required fields alone", () => {
    const change = {
      operation: "create",
      externalKey: "acct_42",
      remoteKey: null,
      payload: required,
    } as const;
    expect(customer.request(change)).toMatchInlineSnapshot(`
      {
        "body": {
          "customer_key": "acct_42",
          "email": "jane@acme.test",
          "partner_key": "gstest",
        },
        "method": "POST",
        "path": "/customers",
      }
    `);
  });

  it("creates with every field", () => {
    expect(customer.request(exampleChange(customer, "create"))).toMatchInlineSnapshot(`
      {
        "body": {
          "customer_key": "acct_42",
          "email": "jane@acme.test",
          "member_key": "mem_jane",
          "meta": {
            "plan": "pro",
          },
          "name": "Acme Inc.",
          "partner_key": "gstest",
          "provider_key": "cus_NffrFeUfNV2Hib",
        },
        "method": "POST",
        "path": "/customers",
      }
    `);
  });

  it("updates every field that can be updated", () => {
    expect(customer.request(exampleChange(customer, "update"))).toMatchInlineSnapshot(`
      {
        "body": {
          "email": "jane@acme.test",
          "member_key": "mem_jane",
          "meta": {
            "plan": "pro",
          },
          "name": "Acme Inc.",
          "provider_key": "cus_NffrFeUfNV2Hib",
        },
        "method": "PATCH",
        "path": "/customers/acct_42",
      }
    `);
  });

  it("updates what changed alone", () => {
    const change = { ...exampleChange(customer, "update"), changed: { name: "Acme Ltd." } };
    expect(customer.request(change)).toMatchInlineSnapshot(`
      {
        "body": {
          "name": "Acme Ltd.",
        },
        "method": "PATCH",
        "path": "/customers/acct_42",
      }
    `);
  });
});

describe("the request of a transaction", () => {
  it("has the required fields alone", () => {
    const payload = examplePayload(transaction, "required");
    expect(
      transaction.request({ operation: "send", externalKey: "inv_1042", remoteKey: null, payload }),
    ).toMatchInlineSnapshot(`
      {
        "body": {
          "amount": 4900,
          "currency": "USD",
          "customer_external_key": "acct_42",
        },
        "method": "POST",
        "path": "/transactions",
      }
    `);
  });

  it("has every field", () => {
    expect(transaction.request(exampleChange(transaction, "send"))).toMatchInlineSnapshot(`
      {
        "body": {
          "amount": 4900,
          "category_key": "subscription",
          "created_at": 1784100202000,
          "currency": "USD",
          "customer_external_key": "acct_42",
          "key": "inv_1042",
          "member_key": "mem_jane",
          "metadata": {
            "plan": "pro",
          },
          "product_key": "pro_plan",
          "subscription_key": "price_pro_monthly",
        },
        "method": "POST",
        "path": "/transactions",
      }
    `);
  });
});
