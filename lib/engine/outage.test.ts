import { describe, expect, it } from "vitest";
import type { ApiRequest, Reply } from "@/lib/core/outcome";
import type { DestinationWire, Pause } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database } from "@/lib/store/database";
import {
  finishContext,
  leaseContext,
  makeSync,
  movedClock,
  queueRun,
  runOver,
} from "@/lib/testing/run-fixture";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount();

const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });
const customers: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "id",
  backfill: "all",
  mappings: [
    { field: "email", from: column("email"), ...set },
    { field: "partner_key", from: { kind: "constant", value: "gstest" }, ...set },
  ],
};
const payments: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    { field: "customer_external_key", from: { kind: "constant", value: "c1" }, ...set },
    { field: "key", from: { kind: "template", template: "inv_{{ record['id'] }}" }, ...set },
    { field: "amount", from: column("id"), amountIn: "minor", ...set },
    { field: "currency", from: { kind: "constant", value: "USD" }, ...set },
  ],
};
const rows = (count: number): SourceRow[] =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, email: `p${at + 1}@example.com` }));

const gatewayDown: Reply = { kind: "response", status: 502, body: undefined, text: "<html>", durationMs: 1 };
const refused: Reply = { kind: "not_sent", reason: "It refused the connection.", durationMs: 1 };
const tooFast: Reply = { kind: "response", status: 429, body: {}, text: "{}", durationMs: 1 };

/** The sandbox behind a gateway that answers these calls (counted from 1) by itself. */
function interrupted(reply: Reply, isDown: (call: number, request: ApiRequest) => boolean): DestinationWire {
  let calls = 0;
  return {
    call: async (request) => {
      calls += 1;
      return isDown(calls, request) ? reply : account.wire.call(request);
    },
  };
}

describe("a destination that is away for a while", () => {
  it.each([
    ["refuses connections", refused],
    ["answers with a gateway's page", gatewayDown],
  ])("and %s costs no record an attempt: the run pauses, and goes on where it was", async (_name, reply) => {
    const wire = interrupted(reply, (call) => call > 60 && call < 140);
    const run = await runOver(await makeSync(customers), rows(100), { ...account, wire });
    expect(run).toMatchObject({ status: "completed", success: 100n, rejected: 0n, pause: null });
    expect((await account.client.summary()).customers.total).toBe(100);
  });

  it("loses and doubles no transaction", async () => {
    await account.wire.call({
      method: "POST",
      path: "/customers",
      body: { customer_key: "c1", email: "c1@example.com", partner_key: "gstest" },
    });
    const wire = interrupted(gatewayDown, (call, { method }) =>
      method === "GET" ? call < 130 : call > 60 && call < 130,
    );
    const run = await runOver(await makeSync(payments), rows(100), { ...account, wire });
    expect(run).toMatchObject({ success: 100n, uncertain: 0n, rejected: 0n });
    const { transactions } = await account.client.transactions({ limit: 1_000 });
    expect(transactions.map(({ amount }) => amount).sort((a, b) => a - b)).toEqual(
      rows(100).map(({ id }) => id),
    );
  });

  it("says since when, why, and when it is tried again", async () => {
    const sync = await makeSync(customers);
    const runId = await queueRun(sync);
    const pauses: (Pause | null)[] = [];
    const wire = interrupted(refused, (call) => call > 10 && call < 40);
    const context = await leaseContext(sync, runId, rows(50), { ...account, wire });
    const note = context.log.paused;
    context.log.paused = async (pause) => {
      pauses.push(pause);
      await note(pause);
      if (pause) {
        const stored = await database().run.findUniqueOrThrow({ where: { id: runId } });
        expect(stored.pause).toMatchObject({ reason: "It refused the connection." });
      }
    };
    await finishContext(context);
    const waits = pauses.filter((pause) => pause !== null);
    expect(waits.length).toBeGreaterThan(0);
    for (const { since, nextTryAt } of waits)
      expect(nextTryAt.getTime()).toBeGreaterThanOrEqual(since.getTime());
    expect(pauses.at(-1)).toBeNull();
  });

  it("and does not come back ends the run as failed after an hour, and everything stays due", async () => {
    const sync = await makeSync(customers);
    const clock = movedClock();
    const run = await runOver(sync, rows(100), { wire: interrupted(refused, () => true), clock });
    expect(run).toMatchObject({ status: "failed", success: 0n, rejected: 0n });
    expect(run.failure).toMatchObject({
      code: "destination_failed",
      message: expect.stringContaining("60 minutes"),
    });
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(3_000_000);
    expect(await runOver(sync, rows(100), account)).toMatchObject({ success: 100n });
  });

  it("lets a run be canceled while it waits", async () => {
    const stop = new AbortController();
    const clock = movedClock();
    const sleep = clock.sleep;
    let sleeps = 0;
    clock.sleep = async (ms) => {
      sleeps += 1;
      if (sleeps === 30) stop.abort("canceled");
      await sleep(ms);
    };
    const wire = interrupted(refused, () => true);
    const run = await runOver(await makeSync(customers), rows(100), { wire, clock, signal: stop.signal });
    expect(run).toMatchObject({ status: "canceled", rejected: 0n });
  });
});

describe("a destination that says too fast", () => {
  it("to most calls costs no record an attempt", async () => {
    let calls = 0;
    const wire = interrupted(tooFast, () => {
      calls += 1;
      return calls % 10 !== 0;
    });
    const run = await runOver(await makeSync(customers), rows(60), { ...account, wire });
    expect(run).toMatchObject({ status: "completed", success: 60n, rejected: 0n });
  });
});

it("counts failures against a record while others get through", async () => {
  const wire = interrupted(gatewayDown, (_call, { path }) => path.endsWith("/7"));
  const run = await runOver(await makeSync(customers), rows(40), { ...account, wire });
  expect(run).toMatchObject({ status: "completed", success: 39n, rejected: 1n });
});
