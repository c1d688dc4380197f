import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type SandboxClient,
  sandboxClient,
} from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { type Sandbox, startSandbox } from "@/lib/destinations/partnerstack/sandbox/server.server";
import { env, forgetEnv } from "@/lib/settings/env";
import { closeDatabase, database } from "@/lib/store/database";
import { applyMigrations } from "@/lib/store/migrate";
import { stopQueue } from "@/lib/store/queue";
import { type PostgresServer, startPostgres } from "@/scripts/postgres/server";
import { temporaryFolder } from "@/scripts/steps/temporary-folder";
import { Chance } from "./chance";
import { connectAll } from "./connections";
import { sourceHistory } from "./history";
import { Operator } from "./operator";
import { withDefaults } from "./options";
import { makeTables } from "./source-tables";
import { WorkerCrew } from "./worker-crew";

let folder: string;
let server: PostgresServer;
let sandbox: Sandbox;
let crew: WorkerCrew;
const postgres = () => join(folder, "postgres");

beforeAll(async () => {
  folder = await temporaryFolder("restart");
  server = await startPostgres(postgres());
  await applyMigrations(server.url);
  sandbox = await startSandbox({ port: 0, host: "127.0.0.1" });
  process.env.DATABASE_URL = server.url;
  process.env.SANDBOX_URL = sandbox.url;
  forgetEnv();
});
afterAll(async () => {
  await crew.killAll();
  await stopQueue();
  await closeDatabase();
  await sandbox.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function makeSourceDatabase(): Promise<string> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query("CREATE DATABASE shop").finally(() => client.end());
  const url = new URL(server.url);
  url.pathname = "/shop";
  return url.href;
}

/** Until the worker has come to a stand: nothing is sent any more while the database is away. */
async function nothingIsSent(client: SandboxClient): Promise<void> {
  let before = -1;
  for (;;) {
    const { total } = (await client.summary()).transactions;
    if (total === before) return;
    before = total;
    await wait(600);
  }
}

it("a run goes on by itself when PostgreSQL was away in its middle, and so do the runs after it", {
  timeout: 120_000,
}, async () => {
  const options = withDefaults({ transactions: 600, customers: 10, waves: 1, seed: 1 });
  const [wave] = sourceHistory(options, new Chance(1), Date.now());
  const sourceUrl = await makeSourceDatabase();
  const tables = await makeTables(sourceUrl, "away");
  if (wave) await tables.write(wave);
  const { syncs, keys } = await connectAll("away", sourceUrl, "away", null);
  const client = sandboxClient(sandbox.url, keys);
  await client.setSwitches({ rateLimitPerMinute: null });
  const logs = process.env.TORTURE_LOGS;
  // The lease is as long as in production: whoever waited for it would not be done in time.
  crew = await WorkerCrew.open({
    databaseUrl: env().DATABASE_URL,
    sandboxUrl: sandbox.url,
    settlingMs: 800,
    leaseSeconds: 30,
    logs,
  });
  crew.start();
  const operator = new Operator();
  const served = (timeout: number) =>
    expect.poll(() => operator.isServed(), { timeout, interval: 50 }).toBe(true);
  await operator.want([syncs.customers]);
  await served(20_000);

  await client.setSwitches({ latencyMs: 100 });
  await operator.want([syncs.keyed]);
  await expect
    .poll(async () => (await client.summary()).transactions.total, { timeout: 20_000 })
    .toBeGreaterThan(40);
  await server.stop();
  await nothingIsSent(client);
  server = await startPostgres(postgres());
  await client.setSwitches({ latencyMs: 0 });
  await served(20_000);
  const run = await database().run.findFirstOrThrow({ where: { syncId: syncs.keyed } });
  expect(run).toMatchObject({ status: "completed", success: 300n, uncertain: 0n, failure: null });
  expect(run.fence).toBeGreaterThan(1);

  await operator.want([syncs.plain]);
  await served(20_000);
  expect((await client.summary()).transactions.total).toBe(600);
  expect(crew.crashes).toEqual([]);
});
