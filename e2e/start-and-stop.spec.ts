import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { sandboxClient } from "../lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { findPostmaster } from "../scripts/postgres/postmaster";
import { freePort, isFree } from "../scripts/steps/free-port";
import { temporaryFolder } from "../scripts/steps/temporary-folder";
import { Launcher } from "./fixtures/launcher";

test.describe.configure({ timeout: 240_000 });

const keys = { publicKey: "pk_sandbox_startandstop_test", secretKey: "sk_sandbox_startandstop_test" };

let dataDir: string;
let port: number;
let api: APIRequestContext;

test.beforeAll(async ({ playwright }) => {
  dataDir = await temporaryFolder("start-and-stop");
  port = await freePort();
  api = await playwright.request.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    extraHTTPHeaders: { authorization: `Bearer ${process.env.BOOTSTRAP_API_KEY}` },
  });
});
test.afterAll(async () => {
  await api.dispose();
  await rm(dataDir, { recursive: true, force: true });
});

async function started(): Promise<Launcher> {
  const launcher = new Launcher({ dataDir, port });
  await expect.poll(() => launcher.printed, { timeout: 120_000 }).toContain("Tributary is ready");
  return launcher;
}

async function post(path: string, data: object) {
  const answer = await api.post(path, { data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

const get = async (path: string) => (await api.get(path)).json();

/** A run of 300 customers that takes a while, and is well under way. */
async function startedRun(): Promise<number> {
  const sandboxPort = (await readFile(join(dataDir, "sandbox.port"), "utf8")).trim();
  const { source } = await post("/api/sources", {
    name: "Sample",
    type: "sample",
    settings: { badRows: "false" },
  });
  const { destination } = await post("/api/destinations", {
    name: "Sandbox",
    type: "partnerstack_sandbox",
    ...keys,
  });
  const dataset = await post("/api/datasets", {
    name: "Customers",
    sourceId: source.id,
    definition: { kind: "table", schema: "sample", table: "customers" },
  });
  const mapping = (field: string) => ({
    field,
    from: { kind: "column", column: field },
    syncNull: false,
    mode: "set",
  });
  const sync = await post("/api/syncs", {
    label: "Customers",
    datasetId: dataset.id,
    destinationId: destination.id,
    config: {
      object: "customer",
      behavior: "update_or_create",
      syncKey: "customer_id",
      backfill: "all",
      mappings: [mapping("email"), mapping("partner_key")],
    },
  });
  const sandbox = sandboxClient(`http://127.0.0.1:${sandboxPort}`, keys);
  await sandbox.setSwitches({ rateLimitPerMinute: null, latencyMs: 150 });
  const { run } = await post(`/api/syncs/${sync.id}/runs`, {});
  await expect.poll(() => successOf(run.id), { timeout: 60_000 }).toBeGreaterThan(20);
  return run.id;
}

const successOf = async (runId: number) => (await get(`/api/runs/${runId}`)).run.counts.success;

test("a second start on the same data folder is refused with a sentence, and leaves the first alone", async () => {
  const first = await started();
  const again = new Launcher({ dataDir, port });
  expect(await again.ended()).toBe(1);
  expect(again.printed).toContain(
    `Another Tributary is running with the data folder ${dataDir}. Stop it first`,
  );

  const elsewhere = await temporaryFolder("port-taken");
  const onThePort = new Launcher({ dataDir: join(elsewhere, "data"), port });
  expect(await onThePort.ended()).toBe(1);
  expect(onThePort.printed).toContain(
    `Port ${port} is already in use. Stop what uses it, or choose another port`,
  );
  await rm(elsewhere, { recursive: true, force: true });

  expect(await get("/api/health")).toMatchObject({ ok: true, workers: 1 });
  expect(await first.stop()).toBe(0);
});

test("Ctrl-C leaves nothing behind, and the next start goes on with the run that was cut off", async () => {
  const first = await started();
  const runId = await startedRun();
  expect(await first.stop()).toBe(0);
  expect(findPostmaster(join(dataDir, "postgres/cluster"))).toBeUndefined();
  expect(await isFree(port)).toBe(true);

  const second = await started();
  expect(await get("/api/health")).toEqual({ ok: true, database: "ready", workers: 1 });
  await expect
    .poll(async () => (await get(`/api/runs/${runId}`)).run.status, { timeout: 60_000 })
    .toBe("completed");
  expect(await successOf(runId)).toBe(300);
  expect(await second.stop()).toBe(0);
});
