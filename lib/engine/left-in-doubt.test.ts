import { afterAll, beforeAll, expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import { database } from "@/lib/store/database";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import { columnMapping, invoiceConfig } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";

useTestDatabase();

let account: SandboxAccount;
beforeAll(async () => {
  account = await openSandboxAccount();
  const body = { customer_key: "acme", email: "acme@example.com", partner_key: "gstest" };
  await account.wire.call({ method: "POST", path: "/customers", body });
});
afterAll(() => account.close());

it("counts what a later run finds out in the money of the run that sent it", async () => {
  const sync = await makeSync({
    ...invoiceConfig,
    mappings: [...invoiceConfig.mappings, columnMapping("created_at", "at")],
  });
  const rows = [
    { id: "inv_1", account: "acme", total: "12.50", currency: "USD", at: "2026-03-01T10:00:00Z" },
  ];
  await account.client.setSwitches({ faults: { dropAfterCommit: { method: "POST" } } });
  const stop = new AbortController();
  const wire: DestinationWire = {
    call: async (request) => {
      const reply = await account.wire.call(request);
      stop.abort("canceled");
      return reply;
    },
  };
  const canceled = await runOver(sync, rows, { wire, signal: stop.signal });
  expect(canceled).toMatchObject({ status: "canceled", success: 0n, moneySent: {} });

  await account.client.setSwitches({ faults: { dropAfterCommit: null } });
  await runOver(sync, rows, account);
  const resolved = await database().run.findUniqueOrThrow({ where: { id: canceled.id } });
  expect(resolved).toMatchObject({ status: "canceled", success: 1n, moneySent: { USD: "1250" } });
});
