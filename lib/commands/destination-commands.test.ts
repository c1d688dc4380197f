import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DestinationSaved, destinationInput, destinationSaved } from "@/lib/contracts/destinations";
import { RunFailure } from "@/lib/core/run-errors";
import { sandboxKeys } from "@/lib/destinations/partnerstack/sandbox/keys";
import { startSandbox } from "@/lib/destinations/partnerstack/sandbox/server.server";
import { Problem } from "@/lib/http/problem";
import { destinations, destination as findView } from "@/lib/queries/destinations";
import { openSecret } from "@/lib/runtime/connection-secret.server";
import { openDestination } from "@/lib/runtime/open-destination.server";
import { forgetEnv } from "@/lib/settings/env";
import { database } from "@/lib/store/database";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { createDestination } from "./create-destination";
import { deleteDestination } from "./delete-destination";
import { editDestination } from "./edit-destination";
import { testDestination } from "./test-destination";

useTestDatabase();

const owner = testActor();
const now = new Date("2026-11-23T10:00:00.000Z");
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let accounts = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, host: "127.0.0.1" });
  pointTo({ sandbox: sandbox.url });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  accounts += 1;
  pointTo({ sandbox: sandbox.url });
});

/** Where the two types of destination are found. */
function pointTo({ sandbox: url, partnerstack }: { sandbox?: string; partnerstack?: string }): void {
  process.env.SANDBOX_URL = url ?? "";
  // Nothing listens there: a test that forgets its own server reaches nobody.
  process.env.PARTNERSTACK_API_URL = partnerstack ?? "http://127.0.0.1:9/api/v2";
  forgetEnv();
}

/** Keys of an account that no other test has. */
function input(more: Partial<Parameters<typeof destinationInput.parse>[0] & object> = {}) {
  const keys = sandboxKeys(`account${accounts}`, "test");
  return destinationInput.parse({ name: "Sandbox", type: "partnerstack_sandbox", ...keys, ...more });
}

function saved(result: DestinationSaved | Problem) {
  if (result instanceof Problem) throw result;
  if (!result.destination) throw new Error(`Not saved: ${JSON.stringify(result.test)}`);
  return result.destination;
}

function refusal(result: object): Problem {
  if (result instanceof Problem) return result;
  throw new Error("It was not refused.");
}

const row = (id: number) => database().destination.findUniqueOrThrow({ where: { id } });

async function audited(subject: string): Promise<string[]> {
  const events = await database().auditEvent.findMany({ where: { subject }, orderBy: { id: "asc" } });
  return events.map(({ actor, action }) => `${actor}: ${action}`);
}

async function syncOf(destinationId: number, label: string): Promise<number> {
  const source = await database().source.create({ data: { name: "Rows", type: "sample", settings: {} } });
  const dataset = await database().dataset.create({
    data: { name: "Rows", sourceId: source.id, kind: "table", definition: {}, columns: [] },
  });
  const sync = await database().sync.create({
    data: { label, datasetId: dataset.id, destinationId, object: "customer" },
  });
  return sync.id;
}

describe("connecting a destination", () => {
  it("tries the keys with a real call and stores them", async () => {
    const result = await createDestination(owner, input(), now);
    const destination = saved(result);
    expect(result).toMatchObject({ test: { ok: true, failure: null }, revived: false });
    expect(destination).toMatchObject({
      resourceId: `destination:${destination.id}`,
      requestsPerMinute: 4_000,
      createdBy: "Olive Owner",
      lastTestedAt: now.toISOString(),
      syncs: [],
    });
    expect(await audited(destination.resourceId)).toEqual(["Olive Owner: destination.created"]);
  });

  it("seals the secret for this destination alone, and never tells it", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    const { secretKey } = input();
    const { sealedSecret } = await row(id);
    expect(sealedSecret).not.toContain(secretKey);
    expect(openSecret("destination", id, sealedSecret)).toBe(secretKey);
    expect(() => openSecret("destination", id + 1, sealedSecret)).toThrow(/moved here from another record/);
    const told = destinationSaved.parse({ destination: await findView(id), test: null, revived: false });
    expect(JSON.stringify(told)).not.toMatch(/sk_sandbox|sealed/);
    const events = await database().auditEvent.findMany({ where: { subject: `destination:${id}` } });
    expect(JSON.stringify(events.map(({ detail }) => detail))).not.toContain(secretKey);
  });

  it("stores nothing of keys that are refused, even when a person insists", async () => {
    const wrong = input({ secretKey: "sk_sandbox_other_test", saveUntested: true });
    const result = await createDestination(owner, wrong, now);
    expect(result).toMatchObject({ destination: null, test: { ok: false, failure: "refused" } });
    expect(await database().destination.count({ where: { publicKey: wrong.publicKey } })).toBe(0);
  });

  it("stores untested keys only when nobody answers and a person insists", async () => {
    pointTo({ partnerstack: await closedPort() });
    const unreached = input({ type: "partnerstack" });
    const result = await createDestination(owner, unreached, now);
    expect(result).toMatchObject({ destination: null, test: { ok: false, failure: "unreachable" } });
    const destination = saved(await createDestination(owner, { ...unreached, saveUntested: true }, now));
    expect(destination).toMatchObject({ mode: "unknown", lastTest: { ok: false } });
  });

  it("says that the sandbox is not running instead of trying", async () => {
    pointTo({});
    const result = await createDestination(owner, input(), now);
    expect(result).toMatchObject({ destination: null, test: { ok: false, failure: "unreachable" } });
  });

  it("refuses an account that is connected already, because two ledgers would pay twice", async () => {
    saved(await createDestination(owner, input({ name: "First" }), now));
    const { fields } = refusal(await createDestination(owner, input({ name: "Second" }), now));
    expect(fields?.publicKey).toMatch(/^First \(destination:\d+\) is connected with this key already/);
  });

  it("makes one destination of two requests that arrive together", async () => {
    const results = await Promise.all([
      createDestination(owner, input(), now),
      createDestination(owner, input(), now),
    ]);
    expect(results.filter((result) => result instanceof Problem)).toHaveLength(1);
    expect(await database().destination.count({ where: { publicKey: input().publicKey } })).toBe(1);
  });

  it("learns the mode from the customers that the keys see", async () => {
    const fake = await serveCustomers([{ key: "cus_1", test: false }]);
    pointTo({ partnerstack: fake.url });
    const destination = saved(await createDestination(owner, input({ type: "partnerstack" }), now));
    await fake.close();
    expect(destination.mode).toBe("production");
  });
});

describe("deleting a destination", () => {
  it("switches its syncs off, stops their runs and erases the secret, but keeps the ledger", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    const syncId = await syncOf(id, "Invoices");
    const version = await database().syncVersion.create({ data: { syncId, number: 1, config: {} } });
    const run = (status: "queued" | "working" | "completed") =>
      database().run.create({ data: { syncId, versionId: version.id, status } });
    const [queued, working, ended] = [await run("queued"), await run("working"), await run("completed")];
    await database().memory.create({
      data: { destinationId: id, object: "transaction", externalKey: "1", state: "sent", fingerprint: "f" },
    });

    expect(await deleteDestination(owner, id, now)).toEqual({ ok: true });

    expect(await row(id)).toMatchObject({ deletedAt: now, sealedSecret: "" });
    expect(await findView(id)).toBeUndefined();
    expect((await destinations()).map((destination) => destination.id)).not.toContain(id);
    expect(await database().sync.findUnique({ where: { id: syncId } })).toMatchObject({
      enabled: false,
      deletedAt: null,
    });
    const runs = await database().run.findMany({ where: { syncId }, orderBy: { id: "asc" } });
    expect(
      runs.map(({ id: runId, status, cancelRequestedAt }) => [runId, status, cancelRequestedAt]),
    ).toEqual([
      [queued.id, "canceled", now],
      [working.id, "working", now],
      [ended.id, "completed", null],
    ]);
    expect(await database().memory.count({ where: { destinationId: id } })).toBe(1);
    expect(await audited(`destination:${id}`)).toContain("Olive Owner: destination.deleted");
    expect(await audited(`sync:${syncId}`)).toEqual(["Olive Owner: sync.disabled"]);
  });

  it("gives no wire to a run that starts all the same", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    await deleteDestination(owner, id, now);
    await expect(openDestination(await row(id))).rejects.toThrow(RunFailure);
  });

  it("brings the same row back, with its ledger, when the account is connected again", async () => {
    const first = saved(await createDestination(owner, input({ name: "Old name" }), now));
    const syncId = await syncOf(first.id, "Invoices");
    await deleteDestination(owner, first.id, now);
    const result = await createDestination(owner, input({ name: "New name" }), now);
    expect(result).toMatchObject({ revived: true });
    expect(saved(result)).toMatchObject({ id: first.id, name: "New name" });
    expect(openSecret("destination", first.id, (await row(first.id)).sealedSecret)).toBe(input().secretKey);
    expect(await database().sync.findUnique({ where: { id: syncId } })).toMatchObject({ enabled: false });
    expect(await audited(`destination:${first.id}`)).toContain("Olive Owner: destination.revived");
  });
});

describe("editing a destination", () => {
  it("keeps the secret that is stored when none is entered, and calls nobody", async () => {
    const { id, publicKey } = saved(await createDestination(owner, input(), now));
    const { sealedSecret } = await row(id);
    pointTo({});
    const result = await editDestination(
      owner,
      id,
      { name: "Renamed", publicKey, secretKey: "", requestsPerMinute: null, saveUntested: false },
      now,
    );
    expect(result).toMatchObject({ test: null, destination: { name: "Renamed", requestsPerMinute: null } });
    expect((await row(id)).sealedSecret).toBe(sealedSecret);
  });

  it("asks for the secret of a new public key", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    const change = { name: "Sandbox", publicKey: "pk_sandbox_other_test", saveUntested: false };
    expect(refusal(await editDestination(owner, id, change, now)).fields).toHaveProperty("secretKey");
  });

  it("tries new keys and leaves the old ones where they are refused", async () => {
    const { id, publicKey } = saved(await createDestination(owner, input(), now));
    const before = await row(id);
    const result = await editDestination(
      owner,
      id,
      { name: "X", publicKey, secretKey: "wrong", saveUntested: true },
      now,
    );
    expect(result).toMatchObject({ destination: null, test: { failure: "refused" } });
    expect(await row(id)).toEqual(before);
  });

  it("refuses the key of another destination, and of a deleted one", async () => {
    const first = saved(await createDestination(owner, input({ name: "First" }), now));
    const keys = input();
    accounts += 1;
    const second = saved(await createDestination(owner, input({ name: "Second" }), now));
    const change = {
      name: "Second",
      publicKey: keys.publicKey,
      secretKey: keys.secretKey,
      saveUntested: false,
    };
    expect(refusal(await editDestination(owner, second.id, change, now)).fields?.publicKey).toMatch(/First/);
    await deleteDestination(owner, first.id, now);
    expect(refusal(await editDestination(owner, second.id, change, now)).fields?.publicKey).toMatch(
      /was deleted/,
    );
  });

  it("refuses production keys for a test destination: its ledger is about test customers", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    await database().destination.update({ where: { id }, data: { mode: "test", type: "partnerstack" } });
    const fake = await serveCustomers([{ key: "cus_1", test: false }]);
    pointTo({ partnerstack: fake.url });
    const result = await editDestination(
      owner,
      id,
      { name: "X", publicKey: "pk_live", secretKey: "sk", saveUntested: false },
      now,
    );
    await fake.close();
    expect(refusal(result).fields?.publicKey).toMatch(/^These are production keys/);
  });
});

describe("testing a destination", () => {
  it("notes what was found, and forgives an earlier refusal", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    await database().destination.update({ where: { id }, data: { keysRefusedAt: now } });
    const later = new Date("2026-11-23T11:00:00.000Z");
    const tested = await testDestination(id, later);
    expect(tested).toMatchObject({
      test: { ok: true },
      destination: { lastTestedAt: later.toISOString(), keysRefusedAt: null },
    });
  });

  it("says what to do when the stored secret cannot be opened any more", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    await database().destination.update({ where: { id }, data: { sealedSecret: "v1.00000000.AAAA" } });
    const tested = await testDestination(id, now);
    expect(tested).toMatchObject({ test: { ok: false, failure: "refused" } });
    await expect(openDestination(await row(id))).rejects.toThrow(RunFailure);
  });

  it("keeps production as production when the newest customers are test customers", async () => {
    const { id } = saved(await createDestination(owner, input(), now));
    await database().destination.update({
      where: { id },
      data: { mode: "production", type: "partnerstack" },
    });
    const fake = await serveCustomers([{ key: "cus_1", test: true }]);
    pointTo({ partnerstack: fake.url });
    const tested = await testDestination(id, now);
    await fake.close();
    expect(tested).toMatchObject({ test: { mode: "test" }, destination: { mode: "production" } });
  });
});

it("opens the wire of a stored destination with its own keys", async () => {
  const { id } = saved(await createDestination(owner, input({ requestsPerMinute: 60_000 }), now));
  const opened = await openDestination(await row(id));
  const reply = await opened.wire.call({ method: "GET", path: "/customers?limit=1" });
  await opened.close();
  expect(reply).toMatchObject({ kind: "response", status: 200 });
});

/** A server that lists these customers, whatever it is asked for. */
async function serveCustomers(listed: object[]): Promise<{ url: string; close(): Promise<void> }> {
  const body = JSON.stringify({
    data: { has_more: false, items: listed, total: listed.length },
    message: "",
    status: 200,
  });
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(body);
  });
  const url = await listen(server);
  return { url, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function closedPort(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`;
}
