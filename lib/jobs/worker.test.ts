import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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
import { database, pool } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { workersAlive } from "@/lib/store/worker-heartbeats";
import { useTestDatabase } from "@/lib/testing/test-database";

useTestDatabase();

const root = join(import.meta.dirname, "../..");
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
let accounts = 0;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, host: "127.0.0.1" });
});
afterEach(async () => {
  await Promise.all([...workers].map(kill));
  await database().workerHeartbeat.deleteMany();
});
afterAll(async () => {
  await stopQueue();
  await sandbox.close();
});

/** A worker in a process of its own, as `npm run worker` starts it. */
const workerProcess = ["lib/jobs/worker-main.ts"];

/**
 * What the web process does besides serving pages, where somebody else ends the process at a signal: so does Next, as
 * soon as its last request is answered.
 */
const webProcess = [
  "--input-type=module",
  "--eval",
  `for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
   const { startServer } = await import("./lib/jobs/start-server.ts");
   await startServer();`,
];

function startProcess(script: string[], more: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", ...script], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: env().DATABASE_URL,
      SANDBOX_URL: sandbox.url,
      SETTLING_MS: "300",
      ...more,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  workers.add(child);
  return child;
}

/** Asks a process to end, and gives the code that it ended with. */
async function ask(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  workers.delete(child);
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

async function kill(child: ChildProcess): Promise<void> {
  workers.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

interface Account {
  sourceId: number;
  destinationId: number;
  client: SandboxClient;
}

/** Sample data, and an account of the sandbox that is empty and as fast as it can be. */
async function connect(): Promise<Account> {
  accounts += 1;
  const name = `worker${process.pid}n${accounts}`;
  const keys = { publicKey: `pk_sandbox_${name}_test`, secretKey: `sk_sandbox_${name}_test` };
  const client = sandboxClient(sandbox.url, keys);
  await client.setSwitches({ rateLimitPerMinute: null });
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
  return { sourceId: source.id, destinationId, client };
}

async function storeSync(
  table: string,
  config: SyncConfig,
  { sourceId, destinationId }: Account,
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

const runOf = (id: number) => database().run.findUniqueOrThrow({ where: { id } });

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
  const account = await connect();
  const { client, destinationId } = account;

  const first = startProcess(workerProcess);
  const customersRun = await startRun(await storeSync("customers", customers, account));
  await runWhen(customersRun, ({ status }) => status === "completed");

  await client.setSwitches({ latencyMs: 20 });
  const runId = await startRun(await storeSync("transactions", payments, account));
  let victim = first;
  for (const settled of [60n, 250n]) {
    await runWhen(runId, ({ success }) => success >= settled);
    await kill(victim);
    // The lease is moved to its end instead of waited for.
    await database().run.updateMany({
      where: { id: runId, status: "working" },
      data: { leaseUntil: new Date(0) },
    });
    victim = startProcess(workerProcess);
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

/** All 600 payments of the sample data, once each. */
async function expectEachOnce(client: SandboxClient): Promise<void> {
  const { transactions } = await client.transactions({ limit: 10_000 });
  expect(transactions).toHaveLength(600);
  expect(new Set(transactions.map(({ key }) => key)).size).toBe(600);
}

describe("a worker that is asked to stop", () => {
  it.each<[string, string[], NodeJS.Signals]>([
    ["by itself", workerProcess, "SIGTERM"],
    ["by itself, at Ctrl-C", workerProcess, "SIGINT"],
    ["in the web process", webProcess, "SIGTERM"],
    ["in the web process, at Ctrl-C", webProcess, "SIGINT"],
  ])(
    "%s, settles what is under way, gives its run back and signs off",
    { timeout: 120_000 },
    async (_where, script, signal) => {
      const account = await connect();
      const worker = startProcess(script);
      const customersRun = await startRun(await storeSync("customers", customers, account));
      await runWhen(customersRun, ({ status }) => status === "completed");
      await account.client.setSwitches({ latencyMs: 20 });
      const runId = await startRun(await storeSync("transactions", payments, account));
      await runWhen(runId, ({ success }) => success >= 60n);

      expect(await ask(worker, signal)).toBe(0);
      const left = await runOf(runId);
      expect(left).toMatchObject({ status: "working" });
      expect(left.leaseUntil?.getTime()).toBeLessThan(Date.now());
      expect(await database().runRecord.count({ where: { runId, status: "sending" } })).toBe(0);
      expect(await workersAlive(pool())).toBe(0);

      startProcess(workerProcess);
      await runWhen(runId, ({ status }) => status === "completed");
      expect(await runOf(runId)).toMatchObject({
        success: 600n,
        uncertain: 0n,
        rejected: 0n,
        fence: left.fence + 1,
      });
      await expectEachOnce(account.client);
    },
  );

  it("does not wait for an answer that does not come, and gives its run back all the same", {
    timeout: 120_000,
  }, async () => {
    const account = await connect();
    const worker = startProcess(workerProcess, { STOP_SECONDS: "1" });
    const customersRun = await startRun(await storeSync("customers", customers, account));
    await runWhen(customersRun, ({ status }) => status === "completed");
    const hang = { method: "POST" as const, path: "/transactions", commit: true };
    await account.client.setSwitches({ faults: { hang } });
    const runId = await startRun(await storeSync("transactions", payments, account));
    const arrived = async () => (await account.client.transactions()).transactions.length;
    await expect.poll(arrived, { timeout: 60_000, interval: 25 }).toBeGreaterThan(0);

    expect(await ask(worker, "SIGTERM")).toBe(0);
    const left = await runOf(runId);
    expect(left).toMatchObject({ status: "working" });
    expect(left.leaseUntil?.getTime()).toBeLessThan(Date.now());
    expect(await workersAlive(pool())).toBe(0);
    // Had it waited until the calls were given up, their records would be in doubt by now.
    expect(await database().runRecord.count({ where: { runId, status: { not: "planned" } } })).toBe(0);

    await account.client.setSwitches({ faults: { hang: null } });
    startProcess(workerProcess);
    await runWhen(runId, ({ status }) => status === "completed");
    expect(await runOf(runId)).toMatchObject({ success: 600n, uncertain: 0n, rejected: 0n });
    await expectEachOnce(account.client);
  });

  it("is not counted as alive when it is stopped while it starts", { timeout: 60_000 }, async () => {
    const worker = startProcess(workerProcess);
    await expect.poll(() => workersAlive(pool()), { timeout: 30_000, interval: 1 }).toBe(1);
    expect(await ask(worker, "SIGTERM")).toBe(0);
    expect(await workersAlive(pool())).toBe(0);
  });
});
