import { noPace } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { sandboxClient } from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { openWire } from "@/lib/destinations/partnerstack/transport.server";
import { systemClock } from "@/lib/runtime/system-clock";
import { env } from "@/lib/settings/env";
import { closeDatabase, database } from "@/lib/store/database";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { bareCustomers } from "./bare-client";

/**
 * `npm run bench [rows]`: a first and a second sync of customers into the sandbox at 0 ms, beside a bare client that
 * makes the same calls in the same run. Ratios hold across machines; absolute figures do not.
 */
const rows = Number(process.argv[2] ?? 20_000);
const url = env().SANDBOX_URL ?? "";
const set = { syncNull: false, mode: "set" as const };

const config: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "customer_id",
  backfill: "all",
  mappings: [
    { field: "email", from: { kind: "column", column: "email" }, ...set },
    { field: "name", from: { kind: "column", column: "name" }, ...set },
    { field: "partner_key", from: { kind: "constant", value: "gstest" }, ...set },
  ],
};

function customers(count: number): SourceRow[] {
  return Array.from({ length: count }, (_, at) => ({
    customer_id: `c${at}`,
    email: `c${at}@example.com`,
    name: `Customer ${at}`,
  }));
}

async function emptyAccount(name: string) {
  const keys = { publicKey: `pk_sandbox_${name}_test`, secretKey: `sk_sandbox_${name}_test` };
  const client = sandboxClient(url, keys);
  await client.reset();
  await client.setSwitches({ rateLimitPerMinute: null });
  return keys;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1_000 };
}

const data = customers(rows);
const bare = await bareCustomers(url, await emptyAccount("benchbare"), data);

const keys = await emptyAccount("benchsync");
const wire = openWire({ baseUrl: `${url}/api/v2`, ...keys, pace: noPace });
const sync = await makeSync(config);
const first = await timed(() => runOver(sync, data, { wire, clock: systemClock }));
const second = await timed(() => runOver(sync, data, { wire, clock: systemClock }));
const rate = rows / first.seconds;

const figures = {
  rows,
  bareClientRowsPerSecond: Math.round(bare),
  firstSyncRowsPerSecond: Math.round(rate),
  shareOfBareClient: Number((rate / bare).toFixed(2)),
  firstSync: { success: Number(first.result.success), seconds: Number(first.seconds.toFixed(1)) },
  unchangedSync: { unchanged: Number(second.result.unchanged), seconds: Number(second.seconds.toFixed(1)) },
  memoryMegabytes: Math.round(process.memoryUsage.rss() / 1_048_576),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
await wire.close();
await database().$disconnect();
await closeDatabase();
