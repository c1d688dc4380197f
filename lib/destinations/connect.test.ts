import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Change } from "@/lib/core/change";
import type { EventObject } from "@/lib/core/destination-object";
import type { JsonObject } from "@/lib/core/json";
import type { Outcome } from "@/lib/core/outcome";
import { noPace } from "@/lib/core/ports";
import { connectDestination } from "./connect.server";
import { customer } from "./partnerstack/customer";
import { sandboxKeys } from "./partnerstack/sandbox/keys";
import { sandboxClient } from "./partnerstack/sandbox/sandbox-client.server";
import { startSandbox } from "./partnerstack/sandbox/server.server";
import { transaction } from "./partnerstack/transaction";

const sandbox = await startSandbox({ port: 0, host: "127.0.0.1" });
const keys = sandboxKeys("connect", "test");
const control = sandboxClient(sandbox.url, keys);

function connect(pair = keys) {
  return connectDestination({
    type: "partnerstack_sandbox",
    ...pair,
    baseUrl: `${sandbox.url}/api/v2`,
    pace: noPace,
  });
}
const destination = connect();

beforeEach(() => control.reset());
afterAll(async () => {
  await destination.close();
  await sandbox.close();
});

const jane: JsonObject = { email: "jane@acme.test", partner_key: "gstest", name: "Acme" };

function change(operation: Change["operation"], payload: JsonObject, changed?: JsonObject): Change {
  return {
    operation,
    externalKey: "acme.test/shop 1",
    remoteKey: null,
    payload,
    ...(changed ? { changed } : {}),
  };
}
async function write(step: Change): Promise<Outcome> {
  return customer.outcome(step, await destination.wire.call(customer.request(step)));
}
async function look(): Promise<Outcome> {
  return customer.found(await destination.wire.call(customer.find("acme.test/shop 1")));
}
async function pay(payload: JsonObject): Promise<Outcome> {
  const step = { operation: "send", externalKey: "1", remoteKey: null, payload } as const;
  return transaction.outcome(step, await destination.wire.call(transaction.request(step)));
}
async function listed(object: EventObject, from: number, to: number): Promise<JsonObject[]> {
  const all: JsonObject[] = [];
  let after: string | null = null;
  do {
    const page = object.readPage(await destination.wire.call(object.list({ from, to }, after)));
    if (page.kind !== "page") throw new Error(page.reason);
    all.push(...page.listed);
    after = page.after;
  } while (after !== null);
  return all;
}

describe("a connected destination", () => {
  it("passes its test with good keys, and tells how many customers there are", async () => {
    expect(await destination.test()).toMatchObject({ ok: true, mode: "test", customers: 0 });
    await write(change("create", jane));
    expect(await destination.test()).toMatchObject({ ok: true, mode: "test", customers: 1 });
  });

  it("fails its test with a wrong secret, in words for the person who copied it", async () => {
    const wrong = connect({ ...keys, secretKey: "sk_sandbox_other_test" });
    expect(await wrong.test()).toMatchObject({
      ok: false,
      problem: expect.stringContaining("The sandbox refused the keys (401)"),
    });
    await wrong.close();
  });

  it("lists the customer properties of the account", async () => {
    expect(await destination.customProperties()).toEqual([]);
    await write(change("create", jane));
    expect((await destination.customProperties()).map(({ name }) => name)).toContain("company_name");
  });
});

describe("a customer", () => {
  it("is absent, created, found, updated and then in step", async () => {
    expect((await look()).kind).toBe("absent");
    const created = await write(change("create", { ...jane, meta: { company_name: "Acme" } }));
    expect(created).toMatchObject({ kind: "accepted", remoteKey: expect.stringMatching(/^cus_/) });
    const wanted = { ...jane, name: "Acme Inc.", meta: { company_name: "Acme" } };
    const found = await look();
    const missing = customer.missingRemotely(wanted, (found.kind === "accepted" && found.remote) || {});
    expect(missing).toEqual({ name: "Acme Inc." });
    expect((await write(change("update", wanted, missing))).kind).toBe("accepted");
    const again = await look();
    expect(customer.missingRemotely(wanted, (again.kind === "accepted" && again.remote) || {})).toEqual({});
  });

  it.each(["409", "400"] as const)(
    "that exists is recognised where the answer is %s",
    async (duplicateCustomerKey) => {
      await control.setSwitches({ duplicateCustomerKey });
      await write(change("create", jane));
      expect((await write(change("create", jane))).kind).toBe("exists");
    },
  );

  it.each(["409", "400"] as const)(
    "cannot take the e-mail of another where the answer is %s",
    async (duplicateEmail) => {
      await control.setSwitches({ duplicateEmail });
      await write(change("create", jane));
      const other = { ...change("create", jane), externalKey: "other" };
      expect(await write(other)).toMatchObject({ kind: "exists", issue: { code: "email_taken" } });
      await write({ ...other, payload: { ...jane, email: "joe@acme.test" } });
      const taken = { ...change("update", jane, { email: "jane@acme.test" }), externalKey: "other" };
      expect(await write(taken)).toMatchObject({ kind: "rejected", issue: { code: "email_taken" } });
    },
  );

  it.each(["400", "404"] as const)(
    "needs a partner that exists where the answer is %s",
    async (unknownPartner) => {
      await control.setSwitches({ unknownPartner });
      expect(await write(change("create", { ...jane, partner_key: "nobody" }))).toMatchObject({
        kind: "rejected",
        issue: { code: "partner_unknown" },
      });
    },
  );

  it("that is gone when it is updated is absent", async () => {
    expect((await write(change("update", jane, { name: "B" }))).kind).toBe("absent");
  });
});

describe("a transaction", () => {
  const at = Date.UTC(2026, 2, 1);
  const payment: JsonObject = {
    customer_external_key: "acme.test/shop 1",
    amount: 198,
    currency: "USD",
    key: "inv_1",
    created_at: at,
  };
  const { key: _key, ...keyless } = payment;
  beforeEach(async () => {
    await write(change("create", jane));
  });

  it("is accepted under its own key and found in the list by it", async () => {
    expect(await pay(payment)).toMatchObject({ kind: "accepted", remoteKey: "inv_1" });
    const found = await listed(transaction, at, at);
    expect(found.filter((one) => transaction.matches(payment, one))).toHaveLength(1);
  });

  it.each(["inclusive", "exclusive"] as const)(
    "is found without a key where the bounds of the list are %s",
    async (createdBounds) => {
      await control.setSwitches({ createdBounds });
      await pay(keyless);
      await pay({ ...keyless, amount: 199 });
      const found = await listed(transaction, at, at);
      expect(found.filter((one) => transaction.matches(keyless, one))).toHaveLength(1);
    },
  );

  it("is found by each of the three references", async () => {
    const shown = (await control.customers()).customers[0];
    const { customer_external_key: _reference, ...rest } = keyless;
    for (const [name, reference] of [
      ["customer_key", shown?.key],
      ["customer_email", "JANE@acme.test"],
    ]) {
      const sent: JsonObject = {
        ...rest,
        [String(name)]: reference ?? "",
        created_at: Number(rest.created_at) + 10_000 * String(name).length,
      };
      expect((await pay(sent)).kind).toBe("accepted");
      const when = Number(sent.created_at);
      expect(
        (await listed(transaction, when, when)).filter((one) => transaction.matches(sent, one)),
      ).toHaveLength(1);
    }
  });

  it("is listed over many pages, each once", async () => {
    const amounts = Array.from({ length: 620 }, (_, index) => index);
    await Promise.all(amounts.map((amount) => pay({ ...keyless, amount, created_at: at + amount })));
    const found = await listed(transaction, at, at + amounts.length);
    expect(found.map(({ amount }) => amount)).toEqual(amounts);
  });

  it.each(["409", "400"] as const)(
    "with a key that is taken is recognised where the answer is %s",
    async (duplicateTransactionKey) => {
      await control.setSwitches({ duplicateTransactionKey });
      await pay(payment);
      expect((await pay(payment)).kind).toBe("exists");
    },
  );

  it.each(["404", "400"] as const)(
    "of an unknown customer is rejected where the answer is %s",
    async (transactionCustomerNotFound) => {
      await control.setSwitches({ transactionCustomerNotFound });
      expect(await pay({ ...payment, customer_external_key: "nobody" })).toMatchObject({
        kind: "rejected",
        issue: { code: "customer_unknown" },
      });
    },
  );

  it.each(["400", "422"] as const)(
    "that breaks a rule is rejected with PartnerStack's words where the answer is %s",
    async (validationStatus) => {
      await control.setSwitches({ validationStatus });
      expect(await pay({ ...payment, amount: 1.5 })).toMatchObject({
        kind: "rejected",
        issue: { code: "refused", message: expect.stringContaining("1.5 is not of type 'integer'") },
      });
    },
  );

  it("is in doubt after every accident that may have let it through", async () => {
    const accidents = [
      { error500AfterCommit: { times: 1 } },
      { error500BeforeCommit: { times: 1 } },
      { dropAfterCommit: { times: 1 } },
      { dropBeforeCommit: { times: 1 } },
      { html502: { times: 1, commit: true } },
      { okWithoutData: { times: 1 } },
    ];
    for (const [index, faults] of accidents.entries()) {
      await control.setSwitches({ faults });
      expect((await pay({ ...payment, key: `inv_${index + 10}` })).kind).toBe("unknown");
    }
  });

  it("is sent again after a 429, when it asks for", async () => {
    await control.setSwitches({
      retryAfter: "seconds",
      faults: { throttle429: { times: 1, retryAfterSeconds: 3 } },
    });
    expect(await pay(payment)).toMatchObject({ kind: "throttled", retryAfterMs: 3_000 });
    expect((await pay(payment)).kind).toBe("accepted");
  });
});
