import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sandboxKeys } from "./keys";
import { sandboxClient } from "./sandbox-client.server";
import { CUSTOMER, TRANSACTION, useSandbox } from "./sandbox-fixture.server";
import { SWITCH_DESCRIPTIONS } from "./switch-descriptions";
import { DEFAULT_SWITCHES, type SwitchesPatch } from "./switches";

const sandbox = useSandbox();

test("an account begins with the defaults, and a patch changes only what it names", async () => {
  const { control } = sandbox.newAccount();
  expect(await control.switches()).toEqual(DEFAULT_SWITCHES);
  await control.setSwitches({ faults: { dropAfterCommit: { probability: 0.5, times: 3 } } });
  const switches = await control.setSwitches({ latencyMs: 0, faults: { html502: {} } });
  expect(switches).toEqual({
    ...DEFAULT_SWITCHES,
    faults: {
      ...DEFAULT_SWITCHES.faults,
      dropAfterCommit: { probability: 0.5, times: 3, method: null, path: null },
      html502: { probability: 1, times: null, method: null, path: null, commit: false },
    },
  });
  expect((await control.setSwitches({ faults: { html502: null } })).faults.html502).toBeNull();
});

test("a switch that does not exist or cannot be set so is refused with its name, and nothing changes", async () => {
  const { control } = sandbox.newAccount();
  const wrong: [object, string][] = [
    [{ duplicateEmail: "418" }, "duplicateEmail"],
    [{ faults: { hang: { probability: 2 } } }, "faults.hang.probability"],
    [{ faults: { meteor: {} } }, "meteor"],
    [{ nonsense: 1 }, "nonsense"],
    [[], "must be an object"],
    [{ faults: null }, "faults"],
    [{ faults: [] }, "faults"],
  ];
  for (const [patch, name] of wrong) {
    await expect(control.setSwitches(patch as SwitchesPatch)).rejects.toThrow(name);
  }
  expect(await control.switches()).toEqual(DEFAULT_SWITCHES);
});

test("every switch and fault has a sentence, and the README names them all", () => {
  const readme = readFileSync(fileURLToPath(new URL("./README.md", import.meta.url)), "utf8");
  expect(SWITCH_DESCRIPTIONS.length).toBeGreaterThan(30);
  for (const { name, description } of SWITCH_DESCRIPTIONS) {
    expect(description, name).toMatch(/^[A-Z].+\.$/);
    expect(readme, name).toContain(`\`${name}\``);
  }
});

test("reset empties the account and restores its switches, unless they are to be kept", async () => {
  const { test: api, control } = sandbox.newAccount();
  const first = await api("POST", "/customers", CUSTOMER);
  await control.setSwitches({ getByEmail: "200" });
  await control.reset({ keepSwitches: true });
  expect((await control.switches()).getByEmail).toBe("200");
  expect(await control.summary()).toEqual({
    customers: { total: 0, test: 0, production: 0 },
    transactions: { total: 0, deletedKeys: 0, sum: {} },
    actions: 0,
    calls: [],
    faults: {},
  });
  expect((await control.calls()).calls).toEqual([]);
  const second = await api("POST", "/customers", CUSTOMER);
  expect(second.status).toBe(200);
  expect(second.body.data.key).not.toBe(first.body.data.key);
  await control.reset();
  expect(await control.switches()).toEqual(DEFAULT_SWITCHES);
});

test("customers and transactions of both key pairs are listed with totals and sums, by limit and offset", async () => {
  const { test: api, production, control } = sandbox.newAccount();
  await api("POST", "/customers", { ...CUSTOMER, member_key: "sam" });
  await production("POST", "/customers", { ...CUSTOMER, partner_key: "northwind" });
  for (const [key, currency] of [
    ["inv_1", "USD"],
    ["inv_2", "EUR"],
    ["inv_3", "USD"],
  ]) {
    await api("POST", "/transactions", { ...TRANSACTION, key, currency, subscription_key: "pro" });
  }
  const customers = await control.customers({ limit: 1, offset: 1 });
  expect(customers.total).toBe(2);
  expect(customers.customers).toHaveLength(1);
  expect(customers.customers[0]).toMatchObject({ test: true, member_key: "sam", readable: true });
  const transactions = await control.transactions({ limit: 2 });
  expect(transactions).toMatchObject({ total: 3, sum: { USD: 39_800, EUR: 19_900 } });
  expect(transactions.transactions.map((transaction) => transaction.key)).toEqual(["inv_3", "inv_2"]);
  expect(transactions.transactions[0]).toMatchObject({ subscription_key: "pro", listed: true });
});

test("the answer of the API and the row of the control API say the same of a customer", async () => {
  const { test: api, control } = sandbox.newAccount();
  await api("POST", "/customers", { ...CUSTOMER, meta: { plan: 'a "value":null', segment: ["x"] } });
  const { data } = (await api("GET", "/customers/acct_42")).body;
  const [row] = (await control.customers()).customers;
  expect(row).toEqual({ ...data, member_key: null, readable: true, listed: true });
});

test("calls are remembered newest first with both bodies, and never with the Authorization header", async () => {
  const { test: api, production, control, name } = sandbox.newAccount();
  await api("POST", "/customers", CUSTOMER);
  await production("GET", "/customers?limit=5");
  await api("GET", "/customers/nobody");
  await api("POST", "/customers", "{");
  const { calls } = await control.calls();
  expect(calls.map((call) => [call.method, call.path, call.status])).toEqual([
    ["POST", "/customers", 400],
    ["GET", "/customers/nobody", 404],
    ["GET", "/customers", 200],
    ["POST", "/customers", 200],
  ]);
  expect(calls[0]?.received).toBe("{");
  expect(calls[2]).toMatchObject({ query: "limit=5", mode: "production", received: null, fault: null });
  expect(calls[3]).toMatchObject({
    at: new Date(sandbox.clock.now).toISOString(),
    mode: "test",
    received: CUSTOMER,
    answered: { status: 200, data: { customer_key: "acct_42" } },
  });
  const text = JSON.stringify(calls);
  const secret = sandboxKeys(name, "test").secretKey;
  for (const hidden of [
    secret,
    Buffer.from(secret).toString("base64").slice(0, 12),
    "Basic",
    "uthorization",
  ]) {
    expect(text).not.toContain(hidden);
  }
  expect((await control.calls({ method: "GET" })).calls).toHaveLength(2);
  expect((await control.calls({ path: "/customers/no" })).calls).toHaveLength(1);
  expect((await control.calls({ limit: 1 })).calls).toHaveLength(1);
});

test("only the last 5,000 calls are remembered, while the summary counts them all", async () => {
  const { test: api, control } = sandbox.newAccount();
  await control.setSwitches({ rateLimitPerMinute: null });
  await api("GET", "/customers/first");
  const call = () => api("GET", "/partnerships/gstest");
  for (let block = 0; block < 50; block += 1) await Promise.all(Array.from({ length: 100 }, call));
  expect((await control.calls({ limit: 10_000 })).calls).toHaveLength(5_000);
  expect((await control.calls({ path: "/customers" })).calls).toEqual([]);
  expect((await control.summary()).calls).toEqual([
    { method: "GET", route: "/customers/{key}", status: 404, count: 1 },
    { method: "GET", route: "/partnerships/{key}", status: 200, count: 5_000 },
  ]);
});

test("customers and transactions are found by a part of a key or an e-mail", async () => {
  const { test: api, control } = sandbox.newAccount();
  await api("POST", "/customers", CUSTOMER);
  await api("POST", "/transactions", { ...TRANSACTION, key: "inv_1" });
  await api("POST", "/transactions", { ...TRANSACTION, key: "bill_2" });
  const keys = async (find: string) =>
    (await control.transactions({ find })).transactions.map(({ key }) => key);
  expect(await keys("INV")).toEqual(["inv_1"]);
  expect(await keys(CUSTOMER.email)).toEqual(["bill_2", "inv_1"]);
  expect(await keys("nothing")).toEqual([]);
  expect((await control.customers({ find: CUSTOMER.email.slice(2, 6) })).customers).toHaveLength(1);
});

test("the summary counts the calls that each fault struck", async () => {
  const { test: api, control } = sandbox.newAccount();
  await control.setSwitches({ faults: { html502: { probability: 1, times: 2, path: "/customers" } } });
  for (let call = 0; call < 3; call += 1) await api("GET", "/customers/first");
  expect((await control.summary()).faults).toEqual({ html502: 2 });
});

test("the summary counts records of both kinds, sums, actions and deleted keys", async () => {
  const { test: api, production, control } = sandbox.newAccount();
  await api("POST", "/customers", CUSTOMER);
  await production("POST", "/customers", { ...CUSTOMER, partner_key: "northwind" });
  await api("POST", "/transactions", { ...TRANSACTION, key: "inv_1" });
  await api("POST", "/transactions", { ...TRANSACTION, key: "inv_2" });
  await api("DELETE", "/transactions/inv_2");
  await api("POST", "/actions", { type: "a", value: 1, target_type: "customer", target_key: "acct_42" });
  expect(await control.summary()).toMatchObject({
    customers: { total: 2, test: 1, production: 1 },
    transactions: { total: 1, deletedKeys: 1, sum: { USD: 19_900 } },
    actions: 1,
  });
});

test("the control API answers an unknown path 404 and a body that is no object 400", async () => {
  const { name } = sandbox.newAccount();
  const keys = sandboxKeys(name, "test");
  const authorization = `Basic ${Buffer.from(`${keys.publicKey}:${keys.secretKey}`).toString("base64")}`;
  const call = async (method: string, path: string, body: string | null) =>
    (await fetch(`${sandbox.url()}/sandbox${path}`, { method, headers: { authorization }, body })).status;
  expect(await call("GET", "/nothing", null)).toBe(404);
  expect(await call("POST", "/reset", "[")).toBe(400);
  expect(await call("POST", "/reset", null)).toBe(200);
  expect(await call("PATCH", "/switches", "{")).toBe(400);
  const stranger = sandboxClient(sandbox.url(), { ...keys, secretKey: "wrong" });
  await expect(stranger.summary()).rejects.toThrow("refused GET /summary (401): Unauthorized");
});
