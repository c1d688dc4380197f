import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { accountAt, CUSTOMER, TRANSACTION, useSandbox } from "./sandbox-fixture.server";
import { startSandbox } from "./server.server";
import type { SwitchesPatch } from "./switches";

const sandbox = useSandbox();

async function accountWithFaults(faults: SwitchesPatch["faults"]) {
  const account = sandbox.newAccount();
  await account.control.setSwitches({ faults });
  const customers = async () => (await account.control.customers()).total;
  return { ...account, customers, post: () => account.test("POST", "/customers", CUSTOMER) };
}

test("row 42: error500BeforeCommit answers 500 and does nothing, as often as times says", async () => {
  const { post, customers, control } = await accountWithFaults({ error500BeforeCommit: { times: 2 } });
  expect((await post()).body).toEqual({ message: "Internal Server Error", status: 500 });
  expect((await control.switches()).faults.error500BeforeCommit?.times).toBe(1);
  expect((await post()).status).toBe(500);
  expect(await customers()).toBe(0);
  expect((await control.switches()).faults.error500BeforeCommit).toBeNull();
  expect((await post()).status).toBe(200);
});

test("row 42: error500AfterCommit does the work and answers 500", async () => {
  const { post, customers } = await accountWithFaults({ error500AfterCommit: { times: 1 } });
  expect((await post()).status).toBe(500);
  expect(await customers()).toBe(1);
  expect((await post()).status).toBe(409);
});

test("row 42: dropBeforeCommit closes the connection and does nothing", async () => {
  const { post, customers, control } = await accountWithFaults({ dropBeforeCommit: { times: 1 } });
  await expect(post()).rejects.toThrow();
  expect(await customers()).toBe(0);
  const { calls } = await control.calls();
  expect(calls[0]).toMatchObject({
    fault: "dropBeforeCommit",
    status: null,
    answered: null,
    received: CUSTOMER,
  });
});

test("row 42: dropAfterCommit does the work and closes the connection", async () => {
  const { post, customers } = await accountWithFaults({ dropAfterCommit: { times: 1 } });
  await expect(post()).rejects.toThrow();
  expect(await customers()).toBe(1);
});

test("row 42: html502 answers a page of HTML, with the work done or not", async () => {
  const { post, customers, control } = await accountWithFaults({ html502: { times: 1 } });
  const answer = await post();
  expect([answer.status, answer.headers["content-type"]]).toEqual([502, "text/html"]);
  expect(answer.text).toContain("<h1>502 Bad Gateway</h1>");
  expect(await customers()).toBe(0);
  await control.setSwitches({ faults: { html502: { times: 1, commit: true } } });
  expect((await post()).status).toBe(502);
  expect(await customers()).toBe(1);
});

test("row 42: okWithoutData answers 200 without data, with the work done or not", async () => {
  const { post, customers, control } = await accountWithFaults({
    okWithoutData: { times: 1, commit: false },
  });
  const answer = await post();
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ message: "OK", status: 200 });
  expect(await customers()).toBe(0);
  await control.setSwitches({ faults: { okWithoutData: { times: 1 } } });
  expect((await post()).body.data).toBeUndefined();
  expect(await customers()).toBe(1);
});

test("row 42: throttle429 answers 429 with the Retry-After that the switch asks for", async () => {
  const { post, customers, control } = await accountWithFaults({ throttle429: { retryAfterSeconds: 7 } });
  expect((await post()).headers["retry-after"]).toBeUndefined();
  await control.setSwitches({ retryAfter: "seconds" });
  const answer = await post();
  expect([answer.status, answer.headers["retry-after"]]).toEqual([429, "7"]);
  sandbox.clock.now = Date.UTC(2026, 10, 24, 8, 0, 0, 1);
  await control.setSwitches({ retryAfter: "date" });
  expect((await post()).headers["retry-after"]).toBe("Tue, 24 Nov 2026 08:00:08 GMT");
  expect(await customers()).toBe(0);
});

test("row 42: lateCommit drops the answer at once and does the work later", async () => {
  const { post, customers, control } = await accountWithFaults({ lateCommit: { times: 1, ms: 600_000 } });
  await expect(post()).rejects.toThrow();
  expect(await customers()).toBe(0);
  await control.reset();
  await control.setSwitches({ faults: { lateCommit: { times: 1, ms: 5 } } });
  await expect(post()).rejects.toThrow();
  await vi.waitFor(async () => expect(await customers()).toBe(1));
});

test("a late commit meets what was sent meanwhile, and a reset forgets it", async () => {
  const directory = mkdtempSync(join(tmpdir(), "sandbox-"));
  const options = { port: 0, host: "127.0.0.1", directory };
  const first = await startSandbox(options);
  const late = accountAt(first.url, "late");
  const forgotten = accountAt(first.url, "forgotten");
  for (const account of [late, forgotten]) {
    await account.test("POST", "/customers", CUSTOMER);
    const lateCommit = { times: 1, ms: 600_000 };
    await account.control.setSwitches({
      duplicateTransactionKey: "200-duplicate-row",
      faults: { lateCommit },
    });
    const transaction = { ...TRANSACTION, key: "inv_1" };
    await expect(account.test("POST", "/transactions", transaction)).rejects.toThrow();
    expect((await account.test("GET", "/transactions")).body.data.items).toEqual([]);
    expect((await account.test("POST", "/transactions", transaction)).status).toBe(200);
  }
  await forgotten.control.reset();
  await first.close();
  const second = await startSandbox(options);
  expect((await accountAt(second.url, "late").control.transactions()).total).toBe(2);
  expect((await accountAt(second.url, "forgotten").control.transactions()).total).toBe(0);
  await second.close();
  rmSync(directory, { recursive: true });
});

test("row 42: hang never answers until the client gives up, with the work done or not", async () => {
  const { test: api, customers, control } = await accountWithFaults({ hang: { times: 1, commit: true } });
  const patience = new AbortController();
  const hanging = api("POST", "/customers", CUSTOMER, patience.signal);
  await vi.waitFor(async () => expect((await control.calls()).calls[0]?.fault).toBe("hang"));
  expect(await customers()).toBe(1);
  patience.abort();
  await expect(hanging).rejects.toThrow();
});

test("row 42: delayedVisibilityMs hides a new record from GET and lists while writes see it", async () => {
  const { test: api, control } = sandbox.newAccount();
  await control.setSwitches({ delayedVisibilityMs: 360_000 });
  await api("POST", "/customers", CUSTOMER);
  await api("POST", "/transactions", { ...TRANSACTION, key: "inv_1" });
  expect((await api("GET", "/customers/acct_42")).status).toBe(404);
  expect((await api("GET", "/customers")).body.data).toMatchObject({ items: [], total: 0 });
  expect((await api("GET", "/transactions")).body.data.items).toEqual([]);
  expect((await api("POST", "/customers", CUSTOMER)).status).toBe(409);
  expect((await api("PATCH", "/customers/acct_42", { name: "Acme" })).status).toBe(200);
  const [hidden] = (await control.customers()).customers;
  expect(hidden).toMatchObject({ customer_key: "acct_42", readable: false, listed: false });
  sandbox.clock.now += 360_000;
  expect((await api("GET", "/customers/acct_42")).status).toBe(200);
  expect((await api("GET", "/customers")).body.data).toMatchObject({ total: 1 });
  expect((await api("GET", "/transactions")).body.data.items).toHaveLength(1);
});

test("row 42: listLagMs hides a new record from lists only", async () => {
  const { test: api, control } = sandbox.newAccount();
  await control.setSwitches({ listLagMs: 1_000 });
  await api("POST", "/customers", CUSTOMER);
  expect((await api("GET", "/customers/acct_42")).status).toBe(200);
  expect((await api("GET", "/customers")).body.data.items).toEqual([]);
  sandbox.clock.now += 1_000;
  expect((await api("GET", "/customers")).body.data.items).toHaveLength(1);
});

test("latencyMs holds a call back before its work, while the calls of another account go on", async () => {
  const slow = sandbox.newAccount();
  await slow.control.setSwitches({ latencyMs: 600_000 });
  const patience = new AbortController();
  const waiting = slow.test("POST", "/customers", CUSTOMER, patience.signal);
  await vi.waitFor(async () => expect((await slow.control.calls()).calls).toHaveLength(1));
  expect((await sandbox.newAccount().test("POST", "/customers", CUSTOMER)).status).toBe(200);
  expect((await slow.control.customers()).total).toBe(0);
  patience.abort();
  await expect(waiting).rejects.toThrow();
  await slow.control.setSwitches({ latencyMs: 1 });
  expect((await slow.test("POST", "/customers", CUSTOMER)).status).toBe(200);
});

test("a fault strikes only the method and the paths that its filter names", async () => {
  const { test: api, post } = await accountWithFaults({
    error500BeforeCommit: { method: "POST", path: "/transactions" },
  });
  expect((await post()).status).toBe(200);
  expect((await api("GET", "/transactions")).status).toBe(200);
  expect((await api("POST", "/transactions", TRANSACTION)).status).toBe(500);
});

test("a fault with a probability strikes its share of the calls, and the same ones from the same seed", async () => {
  const { test: api, control } = await accountWithFaults({});
  const struck = async (seed: number) => {
    await control.setSwitches({ seed, faults: { error500BeforeCommit: { probability: 0.3 } } });
    const statuses: number[] = [];
    for (let call = 0; call < 200; call += 1)
      statuses.push((await api("GET", "/partnerships/gstest")).status);
    return statuses;
  };
  const first = await struck(7);
  const failures = first.filter((status) => status === 500).length;
  expect(failures).toBeGreaterThan(40);
  expect(failures).toBeLessThan(80);
  expect(await struck(7)).toEqual(first);
  expect(await struck(8)).not.toEqual(first);
});

test("a fault with probability 0 never strikes, and the control API is never struck", async () => {
  const { post, control } = await accountWithFaults({ dropBeforeCommit: { probability: 0 } });
  expect((await post()).status).toBe(200);
  await control.setSwitches({ faults: { dropBeforeCommit: {} } });
  expect((await control.summary()).customers.total).toBe(1);
});
