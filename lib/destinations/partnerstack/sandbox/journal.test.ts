import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openJournal } from "./journal.server";
import { accountAt, CUSTOMER, type TestAccount, TRANSACTION } from "./sandbox-fixture.server";
import { startSandbox } from "./server.server";
import { Turn } from "./turn";

const MAIN = fileURLToPath(new URL("./main.server.ts", import.meta.url));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function startProcess(): Promise<{ process: ChildProcess; account: TestAccount }> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: { ...process.env, SANDBOX_PORT: "0", DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const [url = ""] = /http:\S+/.exec(String(line)) ?? [];
  return { process: child, account: accountAt(url, "acme") };
}

async function withSandbox<T>(use: (account: TestAccount) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox({ port: 0, host: "127.0.0.1", directory: folder });
  try {
    return await use(accountAt(sandbox.url, "acme"));
  } finally {
    await sandbox.close();
  }
}

test("everything that was answered is there again after kill -9, switches and remaining faults included", async () => {
  const first = await startProcess();
  const { test: api, control } = first.account;
  await control.setSwitches({
    getByEmail: "200",
    faults: { error500AfterCommit: { times: 3, path: "/trans" } },
  });
  const customer = (await api("POST", "/customers", { ...CUSTOMER, meta: { plan: "pro" } })).body.data;
  await api("POST", "/customers", { ...CUSTOMER, customer_key: "gone", email: "gone@acme.test" });
  await api("DELETE", "/customers/gone");
  const renamed = (await api("PATCH", "/customers/acct_42", { customer_key: "renamed" })).body.data;
  const transaction = { amount: 5, currency: "USD", customer_email: "jane@acme.test" };
  for (const key of ["inv_1", "inv_2"]) {
    expect((await api("POST", "/transactions", { ...transaction, key })).status).toBe(500);
  }
  await api("POST", "/actions", { type: "a", value: 1, target_type: "partnership", target_key: "gstest" });
  const before = await control.transactions();
  first.process.kill("SIGKILL");
  await once(first.process, "exit");

  const second = await startProcess();
  const again = second.account;
  expect((await again.test("GET", "/customers/jane@acme.test")).body.data).toEqual(renamed);
  expect((await again.test("GET", "/customers/acct_42")).status).toBe(404);
  expect((await again.test("GET", "/customers/gone")).status).toBe(404);
  expect(await again.control.transactions()).toEqual(before);
  expect(before.total).toBe(2);
  expect((await again.control.switches()).faults.error500AfterCommit?.times).toBe(1);
  expect((await again.control.summary()).actions).toBe(1);
  expect(
    (await again.test("POST", "/customers", { ...CUSTOMER, email: "n@acme.test" })).body.data.key,
  ).not.toBe(customer.key);
  second.process.kill("SIGTERM");
  expect((await once(second.process, "exit"))[0]).toBe(0);
});

test("a torn last line is left out, and the lines written after it are whole", async () => {
  await withSandbox(({ test: api }) => api("POST", "/customers", CUSTOMER));
  const path = join(folder, "acme.ndjson");
  appendFileSync(path, '{"kind":"customer","record":{"key":"cus_torn","email":"tö');
  await withSandbox(async ({ test: api, control }) => {
    expect((await control.customers()).total).toBe(1);
    await api("POST", "/transactions", TRANSACTION);
  });
  await withSandbox(async ({ control }) => {
    expect(await control.summary()).toMatchObject({ customers: { total: 1 }, transactions: { total: 1 } });
  });
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).kind)).toEqual(["customer", "transaction"]);
});

test("a reset is remembered", async () => {
  await withSandbox(async ({ test: api, control }) => {
    await api("POST", "/customers", CUSTOMER);
    await control.reset();
  });
  await withSandbox(async ({ control }) => expect((await control.customers()).total).toBe(0));
});

test("a journal with many more lines than records is compacted to the same state", async () => {
  await withSandbox(async ({ test: api, production, control }) => {
    await control.setSwitches({ duplicateTransactionKey: "200-duplicate-row", rateLimitPerMinute: null });
    await api("POST", "/customers", CUSTOMER);
    await production("POST", "/customers", { ...CUSTOMER, partner_key: "northwind" });
    for (let number = 1; number <= 30; number += 1) {
      await api("PATCH", "/customers/acct_42", { name: `Name ${number}` });
    }
    for (const key of ["gone", "kept", "kept", "back"]) {
      await api("POST", "/transactions", { ...TRANSACTION, key });
    }
    for (const key of ["gone", "back"]) await api("DELETE", `/transactions/${key}`);
    await api("POST", "/transactions", { ...TRANSACTION, key: "back", created_at: 1 });
  });
  const path = join(folder, "acme.ndjson");
  const before = readFileSync(path, "utf8").split("\n").length;
  const facts = (account: TestAccount) =>
    Promise.all([
      account.control.customers(),
      account.control.transactions(),
      account.control.switches(),
      account.control.summary(),
    ]);
  const original = await withSandbox(facts);
  openJournal(folder, "acme", new Turn(() => undefined), 10).journal.close();
  const after = readFileSync(path, "utf8").split("\n").length;
  expect(after).toBeLessThan(before / 2);
  expect(await withSandbox(facts)).toEqual(original);
  expect(original[1].total).toBe(3);
});

test("a damaged line in the middle stops the start with the file and the line", async () => {
  writeFileSync(join(folder, "acme.ndjson"), '{"kind":"action"\n{"kind":"reset"}\n');
  const start = startSandbox({ port: 0, host: "127.0.0.1", directory: folder });
  await expect(start).rejects.toThrow(/Line 1 of the sandbox journal .*acme\.ndjson cannot be read/);
});

test("switches of an older sandbox are read as far as they still exist", async () => {
  const stored = {
    kind: "switches",
    switches: { getByEmail: "200", forgotten: true, seed: "x", latencyMs: 0 },
  };
  writeFileSync(join(folder, "acme.ndjson"), `${JSON.stringify(stored)}\n`);
  await withSandbox(async ({ control }) => {
    expect(await control.switches()).toMatchObject({ getByEmail: "200", seed: 1 });
  });
});

test("a port that is taken fails the start", async () => {
  const first = await startSandbox({ port: 0, host: "127.0.0.1" });
  const port = Number(new URL(first.url).port);
  await expect(startSandbox({ port, host: "127.0.0.1" })).rejects.toThrow("EADDRINUSE");
  await first.close();
});
