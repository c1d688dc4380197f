import { expect, test } from "vitest";
import { CUSTOMER, TRANSACTION, useSandbox } from "./sandbox-fixture.server";

const sandbox = useSandbox();

async function accountWithCustomer() {
  const account = sandbox.newAccount();
  const customer = (await account.test("POST", "/customers", CUSTOMER)).body.data;
  const post = (change: object) => account.test("POST", "/transactions", { ...TRANSACTION, ...change });
  return { ...account, customer, post };
}

test("row 27: a transaction keeps its key and created_at, and gets its amount in US cents", async () => {
  const { test: api, post, customer } = await accountWithCustomer();
  const createdAt = Date.UTC(2026, 0, 31, 22);
  const metadata = { invoice: "F-1", lines: 2, rate: 0.2, note: null };
  const answer = await post({
    key: "inv_1",
    currency: "eur",
    category_key: "sub",
    product_key: "pro",
    metadata,
    created_at: createdAt,
  });
  expect(answer.status).toBe(200);
  expect(answer.body.data).toEqual({
    key: "inv_1",
    amount: 19_900,
    amount_usd: 21_890,
    currency: "EUR",
    category_key: "sub",
    product_key: "pro",
    metadata,
    extension: {},
    approved: true,
    archived: false,
    test: true,
    company: { key: expect.stringMatching(/^co_[0-9A-Za-z]{14}$/), name: expect.any(String) },
    customer: { key: customer.key, email: "jane@acme.test", external_key: "acct_42" },
    customer_key: customer.key,
    created_at: createdAt,
    updated_at: sandbox.clock.now,
  });
  const plain = await post({});
  expect(plain.body.data.key).toMatch(/^tran_[0-9A-Za-z]{14}$/);
  expect(plain.body.data).toMatchObject({ created_at: sandbox.clock.now, metadata: null });
  const other = { amount: 1, currency: "USD" };
  const byKey = await api("POST", "/transactions", { ...other, customer_key: customer.key });
  const byEmail = await api("POST", "/transactions", { ...other, customer_email: "Jane@Acme.test" });
  expect([byKey.body.data.customer_key, byEmail.body.data.customer_key]).toEqual([
    customer.key,
    customer.key,
  ]);
});

test("row 28: no customer reference or more than one is answered 400", async () => {
  const { test: api, post, customer } = await accountWithCustomer();
  expect((await api("POST", "/transactions", { amount: 1, currency: "USD" })).status).toBe(400);
  expect((await post({ customer_email: "jane@acme.test" })).status).toBe(400);
  expect((await post({ customer_key: customer.key, customer_email: "jane@acme.test" })).status).toBe(400);
});

test("row 29: a customer that does not exist is answered 404, or 400 by switch", async () => {
  const { post, control } = await accountWithCustomer();
  const missing = await post({ customer_external_key: "nobody" });
  expect(missing.body).toEqual({ message: "Customer not found", status: 404 });
  await control.setSwitches({ transactionCustomerNotFound: "400" });
  expect((await post({ customer_external_key: "nobody" })).status).toBe(400);
});

test("row 30: customer_key means PartnerStack's own key, so that an external key in it is not found", async () => {
  const { test: api } = await accountWithCustomer();
  const answer = await api("POST", "/transactions", { customer_key: "acct_42", amount: 1, currency: "USD" });
  expect(answer.body).toEqual({ message: "Customer not found", status: 404 });
});

test("row 31: an amount that is missing, no integer or out of range is answered 400", async () => {
  const { test: api, post } = await accountWithCustomer();
  const noAmount = await api("POST", "/transactions", { customer_external_key: "acct_42", currency: "USD" });
  expect(noAmount.body.message).toBe("'amount' is a required property");
  const cases: [unknown, string][] = [
    [1.5, "1.5 is not of type 'integer'"],
    ["199", "'199' is not of type 'integer'"],
    [null, "None is not of type 'integer'"],
    [50_000_000_001, "50000000001 is greater than the maximum of 50000000000"],
    [-50_000_000_001, "-50000000001 is less than the minimum of -50000000000"],
  ];
  for (const [amount, message] of cases) {
    expect((await post({ amount })).body).toEqual({ message, status: 400 });
  }
});

test("row 32: an amount of zero or below is accepted", async () => {
  const { post, control } = await accountWithCustomer();
  expect((await post({ amount: 0 })).status).toBe(200);
  expect((await post({ amount: -19_900 })).body.data.amount_usd).toBe(-19_900);
  expect((await control.transactions()).sum).toEqual({ USD: -19_900 });
});

test("row 33: a currency of other than three letters or of no standard is answered 400; the latter accepted by switch", async () => {
  const { post, control } = await accountWithCustomer();
  expect((await post({ currency: "US" })).body.message).toBe("'US' is too short");
  expect((await post({ currency: "EURO" })).body.message).toBe("'EURO' is too long");
  expect((await post({ currency: "ZZZ" })).body.message).toBe("'ZZZ' is not a valid currency");
  await control.setSwitches({ unknownCurrency: "accept" });
  expect((await post({ currency: "ZZZ" })).body.data.amount_usd).toBeNull();
});

test("row 34: a key of fewer than 4 or more than 255 characters is answered 400", async () => {
  const { post } = await accountWithCustomer();
  expect((await post({ key: "in1" })).body.message).toBe("'in1' is too short");
  expect((await post({ key: "k".repeat(256) })).status).toBe(400);
  expect((await post({ key: "k".repeat(255) })).status).toBe(200);
});

test("row 35: a key that exists is answered 409, 400, 200 with the first row, or makes a second row", async () => {
  const { test: api, post, control } = await accountWithCustomer();
  const first = await post({ key: "inv_1" });
  expect((await post({ key: "inv_1" })).status).toBe(409);
  await control.setSwitches({ duplicateTransactionKey: "400" });
  expect((await post({ key: "inv_1" })).status).toBe(400);
  await control.setSwitches({ duplicateTransactionKey: "200-existing" });
  expect((await post({ key: "inv_1", amount: 7 })).body.data).toEqual(first.body.data);
  expect((await control.transactions()).total).toBe(1);
  await control.setSwitches({ duplicateTransactionKey: "200-duplicate-row" });
  expect((await post({ key: "inv_1", amount: 7 })).body.data).toMatchObject({ key: "inv_1", amount: 7 });
  expect(await control.transactions()).toMatchObject({ total: 2, sum: { USD: 19_907 } });
  expect((await api("DELETE", "/transactions/inv_1")).status).toBe(200);
  expect(await control.transactions()).toMatchObject({ total: 1, sum: { USD: 19_900 } });
});

test("row 36: metadata with too many, too long, badly named or nested entries is answered 400", async () => {
  const { post } = await accountWithCustomer();
  const entries = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`name_${index}`, index]));
  expect((await post({ metadata: entries(25) })).status).toBe(200);
  const refused = [
    entries(26),
    { ["n".repeat(31)]: 1 },
    { "bad-name": 1 },
    { note: "v".repeat(101) },
    { nested: {} },
    { list: [] },
    { flag: true },
  ];
  for (const metadata of refused) expect((await post({ metadata })).status).toBe(400);
  expect((await post({ metadata: { nested: {} } })).body.message).toBe(
    "{} is not of type 'string', 'number', 'null'",
  );
});

test("row 37: test keys and production customers do not mix, nor the other way round", async () => {
  const { test: api, production, customer } = await accountWithCustomer();
  const body = { customer_key: "live_1", email: "live@acme.test", partner_key: "northwind" };
  await production("POST", "/customers", body);
  const money = { amount: 1, currency: "USD" };
  const toLive = await api("POST", "/transactions", { ...money, customer_external_key: "live_1" });
  const toTest = await production("POST", "/transactions", { ...money, customer_key: customer.key });
  expect([toLive.status, toTest.status]).toEqual([400, 400]);
  const live = await production("POST", "/transactions", { ...money, customer_external_key: "live_1" });
  expect(live.body.data.test).toBe(false);
});

test("row 39: a single transaction can be neither read nor changed", async () => {
  const { test: api, post, control } = await accountWithCustomer();
  await post({ key: "inv_1" });
  expect((await api("GET", "/transactions/inv_1")).status).toBe(405);
  expect((await api("PATCH", "/transactions/inv_1", { amount: 1 })).status).toBe(405);
  await control.setSwitches({ methodNotAllowed: "404" });
  expect((await api("GET", "/transactions/inv_1")).status).toBe(404);
});

test("row 40: DELETE answers 200, then 404; the key can be used again, or is answered 409 by switch", async () => {
  const { test: api, post, control } = await accountWithCustomer();
  await post({ key: "inv/1" });
  const deleted = await api("DELETE", "/transactions/inv%2F1");
  expect(deleted.body).toEqual({ message: expect.any(String), status: 200 });
  expect((await api("DELETE", "/transactions/inv%2F1")).status).toBe(404);
  expect((await post({ key: "inv/1" })).status).toBe(200);
  await api("DELETE", "/transactions/inv%2F1");
  await control.setSwitches({ deletedTransactionKey: "409" });
  expect((await post({ key: "inv/1" })).status).toBe(409);
  expect((await control.transactions()).total).toBe(0);
});

test("test keys cannot delete a production transaction", async () => {
  const { test: api, production } = await accountWithCustomer();
  const body = { customer_key: "live_1", email: "live@acme.test", partner_key: "northwind" };
  await production("POST", "/customers", body);
  const transaction = { customer_external_key: "live_1", amount: 1, currency: "USD", key: "live_inv" };
  await production("POST", "/transactions", transaction);
  expect((await api("DELETE", "/transactions/live_inv")).status).toBe(404);
  expect((await production("DELETE", "/transactions/live_inv")).status).toBe(200);
});

test("a transaction outlives its customer and still tells who it was for", async () => {
  const { test: api, post, customer } = await accountWithCustomer();
  await post({ key: "inv_1" });
  await api("DELETE", "/customers/acct_42");
  const { items } = (await api("GET", "/transactions")).body.data;
  expect(items[0]?.customer).toEqual({ key: customer.key, email: "jane@acme.test", external_key: "acct_42" });
});

test("row 41: an action without target_type is refused in jsonschema's words, and a good one is tracked", async () => {
  const { test: api } = await accountWithCustomer();
  const action = { type: "signup", value: 1, target_key: "acct_42" };
  const refused = await api("POST", "/actions", action);
  expect(refused.status).toBe(400);
  expect(refused.body).toEqual({ message: "'target_type' is a required property", status: 400 });
  const tracked = await api("POST", "/actions", { ...action, target_type: "customer" });
  expect(tracked.body).toMatchObject({
    message: "Action tracked successfully",
    data: { key: expect.stringMatching(/^act_/), type: "signup", value: 1, target_key: "acct_42" },
  });
  const lost = await api("POST", "/actions", { ...action, target_type: "customer", target_key: "nobody" });
  expect(lost.status).toBe(404);
  const partner = { ...action, target_type: "partnership", target_key: "gstest" };
  expect((await api("POST", "/actions", partner)).status).toBe(200);
  expect((await api("POST", "/actions", { ...partner, target_type: "link" })).body.message).toBe(
    "'link' is not one of ['customer', 'partnership']",
  );
});
