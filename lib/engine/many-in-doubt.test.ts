import { expect, it } from "vitest";
import type { SourceRow } from "@/lib/core/record";
import { database } from "@/lib/store/database";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { columnMapping, invoiceConfig } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount("acme");

const payments = {
  ...invoiceConfig,
  mappings: [...invoiceConfig.mappings, columnMapping("created_at", "at")],
};

/** Payments of as many days, one after the other. */
const daily = (count: number): SourceRow[] =>
  Array.from({ length: count }, (_, day) => ({
    id: `inv_${day}`,
    account: "acme",
    total: `${day + 1}.00`,
    currency: "USD",
    at: new Date(Date.UTC(2025, 0, 1 + day)).toISOString(),
  }));

const lists = async () => {
  const { calls } = await account.client.calls({ method: "GET", path: "/transactions", limit: 5_000 });
  return calls.length;
};

it("asks with a few lists about many records whose dates are far apart", async () => {
  await account.client.setSwitches({ faults: { dropAfterCommit: { method: "POST" } } });
  const run = await runOver(await makeSync(payments), daily(60), account);
  expect(run).toMatchObject({ success: 60n, uncertain: 0n });
  expect(await lists()).toBeLessThan(6);
  expect((await account.client.summary()).transactions.total).toBe(60);

  // Each record keeps of the common list what could be about itself.
  const records = await database().runRecord.findMany({ where: { runId: run.id } });
  for (const { calls } of records) expect(JSON.stringify(calls).length).toBeLessThan(3_000);
});

it("asks at each of their dates where too much of others lies in between", async () => {
  const between = Array.from({ length: 700 }, (_, at) => ({
    customer_external_key: "acme",
    amount: 7,
    currency: "EUR",
    created_at: Date.UTC(2025, 0, 2) + at * 60_000,
  }));
  for (const body of between) await account.wire.call({ method: "POST", path: "/transactions", body });
  await account.client.setSwitches({ faults: { dropAfterCommit: { method: "POST" } } });
  const run = await runOver(await makeSync(payments), daily(4), account);
  expect(run).toMatchObject({ success: 4n, uncertain: 0n });
  expect((await account.client.summary()).transactions.total).toBe(704);
});

it("settles hundreds among thousands of others, and each keeps only the calls that are about itself", async () => {
  const others = Array.from({ length: 3_000 }, (_, at) => ({
    customer_external_key: "acme",
    amount: 1_000_000 + at,
    currency: "EUR",
    created_at: Date.UTC(2025, 0, 1) + at * 10_000_000,
  }));
  for (const body of others) await account.wire.call({ method: "POST", path: "/transactions", body });
  await account.client.setSwitches({ faults: { dropAfterCommit: { method: "POST" } } });
  const run = await runOver(await makeSync(payments), daily(330), account);
  expect(run).toMatchObject({ success: 330n, uncertain: 0n });
  expect((await account.client.summary()).transactions.total).toBe(3_330);
  const records = await database().runRecord.findMany({ where: { runId: run.id } });
  for (const { calls } of records) expect((calls as unknown[]).length).toBeLessThan(6);
});
