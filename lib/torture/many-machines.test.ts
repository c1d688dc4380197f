import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import {
  type SandboxClient,
  sandboxClient,
} from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { type Sandbox, startSandbox } from "@/lib/destinations/partnerstack/sandbox/server.server";
import { startServer } from "@/lib/jobs/start-server";
import { env, forgetEnv } from "@/lib/settings/env";
import { database, pool } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { workersAlive } from "@/lib/store/worker-heartbeats";
import { createTestDatabase, type TestDatabase, useTestDatabase } from "@/lib/testing/test-database";
import { Chance } from "./chance";
import { type Connections, connectAll } from "./connections";
import { sourceHistory, type Wave } from "./history";
import { Operator } from "./operator";
import { withDefaults } from "./options";
import { makeTables } from "./source-tables";
import { WorkerCrew } from "./worker-crew";

useTestDatabase();

let source: TestDatabase;
let sandbox: Sandbox;
let crew: WorkerCrew;
beforeAll(async () => {
  source = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, host: "127.0.0.1" });
  process.env.SANDBOX_URL = sandbox.url;
  forgetEnv();
});
afterEach(() => crew.killAll());
afterAll(async () => {
  await stopQueue();
  await sandbox.close();
  await source.drop();
});

interface Place {
  connections: Connections;
  client: SandboxClient;
  operator: Operator;
}

/** Sixty payments, half of them with a key of ours, in a sandbox account that has their customers already. */
async function openPlace(name: string): Promise<Place & { wave: Wave }> {
  const databaseUrl = env().DATABASE_URL;
  const logs = process.env.TORTURE_LOGS;
  crew = await WorkerCrew.open({
    databaseUrl,
    sandboxUrl: sandbox.url,
    settlingMs: 800,
    leaseSeconds: 3,
    logs,
  });
  const options = withDefaults({ transactions: 60, customers: 10, waves: 1, seed: 1 });
  const [wave] = sourceHistory(options, new Chance(1), Date.now());
  if (!wave) throw new Error("There is no wave.");
  const tables = await makeTables(source.url, name);
  await tables.write(wave);
  const connections = await connectAll(name, source.url, name, null);
  const client = sandboxClient(sandbox.url, connections.keys);
  await client.setSwitches({ rateLimitPerMinute: null });
  const place = { connections, client, operator: new Operator(), wave };
  crew.start();
  await place.operator.want([connections.syncs.customers]);
  await served(place);
  return place;
}

async function served({ operator }: Place): Promise<void> {
  await expect.poll(() => operator.isServed(), { timeout: 60_000, interval: 50 }).toBe(true);
}

async function workerWithARun(): Promise<number> {
  const owner = () =>
    database().run.findFirst({ where: { status: "working", step: "send" }, select: { leaseOwner: true } });
  await expect.poll(owner, { timeout: 20_000, interval: 20 }).not.toBeNull();
  return Number((await owner())?.leaseOwner?.split(":")[1]);
}

async function leaseRunsOut(): Promise<void> {
  const held = async () =>
    (await pool().query(`SELECT 1 FROM "Run" WHERE status = 'working' AND "leaseUntil" > now()`)).rowCount;
  await expect.poll(held, { timeout: 10_000, interval: 20 }).toBe(0);
}

it("with two workers on one database, the other one goes on when one is killed", {
  timeout: 60_000,
}, async () => {
  const place = await openPlace("killed");
  const { client, operator, connections, wave } = place;
  crew.start();
  await client.setSwitches({ latencyMs: 150 });
  const { keyed, plain } = connections.syncs;
  await operator.want([keyed, plain]);
  const victim = await workerWithARun();
  await crew.kill(victim);
  await client.setSwitches({ latencyMs: 0 });
  // Nobody starts another one, and nobody moves the lease: it runs out.
  await served(place);
  const runs = await database().run.findMany({ where: { syncId: { in: [keyed, plain] } } });
  expect(runs.map(({ status, success }) => ({ status, success }))).toEqual([
    { status: "completed", success: 30n },
    { status: "completed", success: 30n },
  ]);
  expect((await client.summary()).transactions.total).toBe(wave.payments.length);
});

it("a server without a worker of its own leaves the runs to a worker on another machine", {
  timeout: 60_000,
}, async () => {
  const place = await openPlace("apart");
  await crew.stopAll();
  await database().workerHeartbeat.deleteMany();
  process.env.WORKER = "off";
  forgetEnv();
  await startServer();
  await place.operator.want([place.connections.syncs.keyed]);
  expect(await workersAlive(pool())).toBe(0);
  expect(await place.operator.isServed()).toBe(false);
  crew.start();
  await served(place);
  expect(await workersAlive(pool())).toBe(1);
});

it("a worker that stood still for longer than its lease sends nothing that another one sent meanwhile", {
  timeout: 60_000,
}, async () => {
  const place = await openPlace("standstill");
  const { client, operator, connections, wave } = place;
  // The first worker has reserved its records and waits to try them again when it is stopped.
  await client.setSwitches({
    retryAfter: "seconds",
    faults: { throttle429: { method: "POST", retryAfterSeconds: 2 } },
  });
  await operator.want([connections.syncs.plain]);
  const first = await workerWithARun();
  await expect
    .poll(async () => (await client.summary()).calls.some(({ status }) => status === 429))
    .toBe(true);
  crew.pause(first);
  await client.setSwitches({ faults: { throttle429: null } });
  await leaseRunsOut();
  crew.start();
  await served(place);
  crew.resume(first);
  // It is awake again: what it still had in mind to send, it would have sent by now.
  await operator.want([connections.syncs.keyed]);
  await served(place);
  const { transactions } = await client.summary();
  expect(transactions.total).toBe(wave.payments.length);
  expect(crew.crashes).toEqual([]);
});

it("a run that is asked for while one of the same sync goes on waits for its end, also with a worker to spare", {
  timeout: 60_000,
}, async () => {
  const place = await openPlace("waiting");
  const { client, operator, connections } = place;
  crew.start();
  await client.setSwitches({ latencyMs: 200 });
  const runs = () => database().run.findMany({ where: { syncId }, orderBy: { id: "asc" } });
  const syncId = connections.syncs.keyed;
  await operator.want([syncId]);
  await workerWithARun();
  await operator.want([syncId]);
  await served(place);
  const [first, second, ...more] = await runs();
  expect(more).toEqual([]);
  expect(first).toMatchObject({ status: "completed", success: 30n });
  expect(second).toMatchObject({ status: "completed", unchanged: 30n });
  expect(second?.startedAt?.getTime()).toBeGreaterThanOrEqual(first?.finishedAt?.getTime() ?? Infinity);
});
