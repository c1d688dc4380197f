import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { triggerRun } from "@/lib/commands/trigger-run";
import { columnsRead, type SyncConfig } from "@/lib/core/sync-config";
import {
  type SandboxClient,
  sandboxClient,
} from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { type Sandbox, startSandbox } from "@/lib/destinations/partnerstack/sandbox/server.server";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { env } from "@/lib/settings/env";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { useTestDatabase } from "@/lib/testing/test-database";

useTestDatabase();

const root = join(import.meta.dirname, "../..");
const keys = { publicKey: "pk_sandbox_worker_test", secretKey: "sk_sandbox_worker_test" };
const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });

const customers: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "customer_id",
  backfill: "all",
  mappings: [
    { field: "email", from: column("email"), ...set },
    { field: "partner_key", from: column("partner_key"), ...set },
  ],
};
const payments: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "payment_id",
  backfill: "all",
  mappings: [
    { field: "key", from: column("payment_id"), ...set },
    { field: "customer_external_key", from: column("customer_id"), ...set },
    { field: "amount", from: column("amount"), amountIn: "decimal", ...set },
    { field: "currency", from: column("currency"), ...set },
    { field: "created_at", from: column("paid_at"), ...set },
  ],
};

let sandbox: Sandbox;
let client: SandboxClient;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, host: "127.0.0.1" });
  client = sandboxClient(sandbox.url, keys);
  await client.setSwitches({ rateLimitPerMinute: null });
});
afterEach(async () => {
  await Promise.all([...workers].map(kill));
});
afterAll(async () => {
  await stopQueue();
  await sandbox.close();
});

/** A worker in a process of its own, as `npm run worker` starts it. */
function startWorkerProcess(): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/jobs/worker-main.ts"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: env().DATABASE_URL, SANDBOX_URL: sandbox.url, SETTLING_MS: "300" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  workers.add(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  workers.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function storeSync(
  table: string,
  config: SyncConfig,
  sourceId: number,
  destinationId: number,
): Promise<number> {
  const columns = columnsRead(config).map((name) => ({ name, type: "text", nativeType: "text" }));
  const dataset = await database().dataset.create({
    data: { name: table, sourceId, kind: "table", definition: { schema: "sample", table }, columns },
  });
  const sync = await database().sync.create({
    data: {
      label: table,
      datasetId: dataset.id,
      destinationId,
      object: config.object,
      versions: { create: { number: 1, config } },
    },
  });
  return sync.id;
}

async function startRun(syncId: number): Promise<number> {
  const asked = await triggerRun(systemActor, syncId, { fullSync: false });
  if (asked instanceof Error) throw asked;
  return asked.run.id;
}

async function runWhen(id: number, ready: (run: { status: string; success: bigint }) => boolean) {
  return expect
    .poll(() => database().run.findUniqueOrThrow({ where: { id } }), { timeout: 60_000, interval: 25 })
    .toSatisfy(ready);
}

it("goes on with the run of a worker that was killed, twice over, and every transaction arrives exactly once", {
  timeout: 120_000,
}, async () => {
  const source = await database().source.create({
    data: { name: "Sample", type: "sample", settings: { badRows: false } },
  });
  const { id: destinationId } = await database().destination.create({
    data: { name: "Sandbox", type: "partnerstack_sandbox", publicKey: keys.publicKey, sealedSecret: "-" },
  });
  await database().destination.update({
    where: { id: destinationId },
    data: { sealedSecret: sealSecret("destination", destinationId, keys.secretKey) },
  });

  const first = startWorkerProcess();
  const customersRun = await startRun(await storeSync("customers", customers, source.id, destinationId));
  await runWhen(customersRun, ({ status }) => status === "completed");

  await client.setSwitches({ latencyMs: 20 });
  const runId = await startRun(await storeSync("transactions", payments, source.id, destinationId));
  let victim = first;
  for (const settled of [60n, 250n]) {
    await runWhen(runId, ({ success }) => success >= settled);
    await kill(victim);
    // The lease is moved to its end instead of waited for.
    await database().run.updateMany({
      where: { id: runId, status: "working" },
      data: { leaseUntil: new Date(0) },
    });
    victim = startWorkerProcess();
  }
  await runWhen(runId, ({ status }) => status === "completed");

  const run = await database().run.findUniqueOrThrow({ where: { id: runId } });
  expect(run).toMatchObject({
    records: 600n,
    changed: 600n,
    success: 600n,
    uncertain: 0n,
    rejected: 0n,
    invalid: 0n,
  });
  expect(run.fence).toBeGreaterThanOrEqual(3);
  const destination = await database().destination.findUniqueOrThrow({ where: { id: destinationId } });
  expect(destination.mode).toBe("test");
  const { transactions } = await client.transactions({ limit: 10_000 });
  expect(transactions).toHaveLength(600);
  expect(new Set(transactions.map(({ key }) => key)).size).toBe(600);
});
