import { expect, test } from "vitest";
import type { Api } from "./sandbox-fixture.server";
import { CUSTOMER, TRANSACTION, useSandbox } from "./sandbox-fixture.server";

const sandbox = useSandbox();

/** An account with test customers k1 to kN, one second apart. */
async function accountWithCustomers(count: number) {
  const account = sandbox.newAccount();
  const startedAt = sandbox.clock.now;
  for (let number = 1; number <= count; number += 1) {
    sandbox.clock.now = startedAt + number * 1_000;
    const body = { ...CUSTOMER, customer_key: `k${number}`, email: `k${number}@acme.test` };
    expect((await account.test("POST", "/customers", body)).status).toBe(200);
  }
  return { ...account, startedAt };
}

async function keysOf(api: Api, path: string, name = "customer_key"): Promise<unknown[]> {
  const answer = await api("GET", path);
  expect(answer.status).toBe(200);
  return answer.body.data.items.map((record) => record[name]);
}

test("row 5: customers are listed newest first, ten at a time, with has_more and total", async () => {
  const { test: api } = await accountWithCustomers(12);
  const first = (await api("GET", "/customers")).body.data;
  expect(first.items.map((customer) => customer.customer_key)).toEqual(
    [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((number) => `k${number}`),
  );
  expect(first).toMatchObject({ has_more: true, total: 12 });
  const last = (await api("GET", `/customers?starting_after=${first.items.at(-1)?.key}`)).body.data;
  expect(last.items.map((customer) => customer.customer_key)).toEqual(["k2", "k1"]);
  expect(last).toMatchObject({ has_more: false, total: 12 });
  expect((await api("GET", "/customers?limit=250")).body.data.items).toHaveLength(12);
  expect(await keysOf(api, "/customers?limit=2&order_by=created_at")).toEqual(["k1", "k2"]);
});

test("row 6: a limit out of range, two cursors and an unknown cursor are answered 400", async () => {
  const { test: api, control } = await accountWithCustomers(1);
  const key = (await api("GET", "/customers")).body.data.items[0]?.key;
  const cases = [
    ["limit=0", "0 is less than the minimum of 1"],
    ["limit=251", "251 is greater than the maximum of 250"],
    ["limit=many", "'many' is not of type 'integer'"],
    ["min_created=yesterday", "'yesterday' is not of type 'integer'"],
    ["max_updated=1.5", "'1.5' is not of type 'integer'"],
    ["order_by=email", "'email' is not one of ['created_at', '-created_at']"],
    [`starting_after=${key}&ending_before=${key}`, "starting_after and ending_before are mutually exclusive"],
    ["starting_after=cus_nobody", "Cursor 'cus_nobody' not found"],
  ];
  for (const [query, message] of cases) {
    expect((await api("GET", `/customers?${query}`)).body).toEqual({ message, status: 400 });
  }
  await control.setSwitches({ unknownCursor: "404" });
  expect((await api("GET", "/customers?ending_before=cus_nobody")).status).toBe(404);
});

test("ending_before answers the page just before the cursor, in the order of the list", async () => {
  const { test: api } = await accountWithCustomers(6);
  const all = (await api("GET", "/customers")).body.data.items;
  const page = (await api("GET", `/customers?limit=2&ending_before=${all[3]?.key}`)).body.data;
  expect(page.items.map((customer) => customer.customer_key)).toEqual(["k5", "k4"]);
  expect(page.has_more).toBe(true);
  expect(await keysOf(api, `/customers?limit=3&ending_before=${all[2]?.key}&order_by=created_at`)).toEqual([
    "k1",
    "k2",
    "k3",
  ]);
});

test("customers are filtered by the bounds of created and updated, by partner and by external keys", async () => {
  const { test: api, production, startedAt } = await accountWithCustomers(5);
  const second = (number: number) => startedAt + number * 1_000;
  const bounds = `min_created=${second(2)}&max_created=${second(4)}`;
  const answer = (await api("GET", `/customers?${bounds}&limit=2`)).body.data;
  expect(answer.items.map((customer) => customer.customer_key)).toEqual(["k4", "k3"]);
  expect(answer).toMatchObject({ has_more: true, total: 3 });
  expect(await keysOf(api, `/customers?${bounds}&order_by=created_at`)).toEqual(["k2", "k3", "k4"]);
  sandbox.clock.now = second(60);
  await api("PATCH", "/customers/k2", { name: "Late" });
  expect(await keysOf(api, `/customers?min_updated=${second(60)}`)).toEqual(["k2"]);
  expect(await keysOf(api, `/customers?max_updated=${second(3)}`)).toEqual(["k3", "k1"]);
  expect(await keysOf(api, "/customers?customer_key=k1,k4,nobody,k1")).toEqual(["k4", "k1"]);
  await production("POST", "/customers", { ...CUSTOMER, partner_key: "bluebird" });
  expect(await keysOf(production, "/customers?partner_key=bluebird")).toEqual(["acct_42"]);
  const partnership = (await production("GET", "/partnerships/bluebird")).body.data.key;
  expect(await keysOf(production, `/customers?partnership_key=${partnership}`)).toEqual(["acct_42"]);
});

test("production keys list test records as well, test keys list nothing else", async () => {
  const { test: api, production } = await accountWithCustomers(1);
  await production("POST", "/customers", { ...CUSTOMER, partner_key: "northwind" });
  const money = { amount: 1, currency: "USD" };
  await api("POST", "/transactions", { ...money, customer_external_key: "k1", key: "test_1" });
  await production("POST", "/transactions", { ...money, customer_external_key: "acct_42", key: "live_1" });
  expect(await keysOf(api, "/customers")).toEqual(["k1"]);
  expect(await keysOf(production, "/customers")).toEqual(["acct_42", "k1"]);
  expect((await api("GET", "/customers")).body.data.total).toBe(1);
  expect((await production("GET", "/customers")).body.data.total).toBe(2);
  expect(await keysOf(api, "/transactions", "key")).toEqual(["test_1"]);
  expect(await keysOf(production, "/transactions", "key")).toEqual(["live_1", "test_1"]);
  expect((await api("GET", "/transactions?starting_after=live_1")).status).toBe(400);
});

test("row 38: transactions are listed by created_at, bounds included, without a total; exclusive by switch", async () => {
  const { test: api, control } = await accountWithCustomers(0);
  await api("POST", "/customers", CUSTOMER);
  const at = Date.UTC(2026, 5, 1);
  for (const [key, createdAt] of [
    ["inv_2", at + 2],
    ["inv_1", at + 1],
    ["inv_3", at + 3],
    ["inv_3b", at + 3],
  ] as const) {
    await api("POST", "/transactions", { ...TRANSACTION, key, created_at: createdAt });
  }
  const page = (await api("GET", `/transactions?min_created=${at + 1}&max_created=${at + 3}`)).body.data;
  expect(Object.keys(page).sort()).toEqual(["has_more", "items"]);
  expect(page.items.map((record) => record.key)).toEqual(["inv_3b", "inv_3", "inv_2", "inv_1"]);
  const narrow = `/transactions?min_created=${at + 2}&max_created=${at + 2}`;
  expect(await keysOf(api, narrow, "key")).toEqual(["inv_2"]);
  expect(await keysOf(api, "/transactions?starting_after=inv_3", "key")).toEqual(["inv_2", "inv_1"]);
  const beyond = `/transactions?starting_after=inv_3&max_created=${at + 1}`;
  expect(await keysOf(api, beyond, "key")).toEqual(["inv_1"]);
  await control.setSwitches({ createdBounds: "exclusive" });
  expect(await keysOf(api, narrow, "key")).toEqual([]);
});

test("a walk with one row a page ends, even over two rows with the same key", async () => {
  const { test: api, control } = sandbox.newAccount();
  await api("POST", "/customers", CUSTOMER);
  await control.setSwitches({ duplicateTransactionKey: "200-duplicate-row" });
  for (const createdAt of [300, 200, 100, 400]) {
    const key = createdAt === 400 ? "other" : "twice";
    await api("POST", "/transactions", { ...TRANSACTION, key, created_at: createdAt });
  }
  const seen: unknown[] = [];
  let cursor = "";
  for (let page = 0; page < 10; page += 1) {
    const { items, has_more } = (await api("GET", `/transactions?limit=1${cursor}`)).body.data;
    seen.push(items[0]?.created_at);
    if (!has_more) break;
    cursor = `&starting_after=${items[0]?.key}`;
  }
  expect(seen.slice(0, 2)).toEqual([400, 300]);
  expect(seen.length).toBeLessThan(5);
});

test("partnerships are listed within what the keys may use and read by partner key, key or email", async () => {
  const { test: api, production } = sandbox.newAccount();
  expect(await keysOf(api, "/partnerships", "partner_key")).toEqual(["gstest"]);
  const all = (await production("GET", "/partnerships?order_by=created_at")).body.data;
  expect(all.items.map((partner) => partner.partner_key)).toEqual([
    "gstest",
    "acme-partners",
    "northwind",
    "bluebird",
  ]);
  expect(all.total).toBe(4);
  for (const identifier of ["northwind", all.items[2]?.key, "northwind@partners.test"]) {
    const read = await production("GET", `/partnerships/${identifier}`);
    expect(read.body.data.partner_key).toBe("northwind");
  }
  expect((await api("GET", "/partnerships/northwind")).status).toBe(404);
});
