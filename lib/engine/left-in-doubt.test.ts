import { expect, it } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import type { DestinationWire } from "@/lib/core/ports";
import { defaultPolicy } from "@/lib/engine/run-context";
import { database, pool } from "@/lib/store/database";
import { type FixtureSync, makeSync, movedClock, runOver } from "@/lib/testing/run-fixture";
import { columnMapping, invoiceConfig } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount("acme");

const payments = {
  ...invoiceConfig,
  mappings: [...invoiceConfig.mappings, columnMapping("created_at", "at")],
};
const rows = [{ id: "inv_1", account: "acme", total: "12.50", currency: "USD", at: "2026-03-01T10:00:00Z" }];

/** Cancels the run after the first call with this method. */
function canceledAfter(method: string): { wire: DestinationWire; signal: AbortSignal } {
  const stop = new AbortController();
  const wire: DestinationWire = {
    call: async (request) => {
      const reply = await account.wire.call(request);
      if (request.method === method) stop.abort("canceled");
      return reply;
    },
  };
  return { wire, signal: stop.signal };
}

it("counts what a later run finds out in the money of the run that sent it", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({ faults: { dropAfterCommit: { method: "POST" } } });
  const canceled = await runOver(sync, rows, canceledAfter("POST"));
  expect(canceled).toMatchObject({ status: "canceled", success: 0n, moneySent: {} });

  await account.client.setSwitches({ faults: { dropAfterCommit: null } });
  await runOver(sync, rows, account);
  const resolved = await database().run.findUniqueOrThrow({ where: { id: canceled.id } });
  expect(resolved).toMatchObject({ status: "canceled", success: 1n, moneySent: { USD: "1250" } });
});

it("leaves in doubt what it could not ask about because it was canceled, and the next run finds it", async () => {
  const sync = await makeSync(payments);
  const { client } = account;
  await client.setSwitches({
    faults: { dropAfterCommit: { method: "POST" }, error500BeforeCommit: { method: "GET" } },
  });
  const canceled = await runOver(sync, rows, canceledAfter("GET"));
  expect(canceled).toMatchObject({ status: "canceled", success: 0n, uncertain: 0n });

  await client.setSwitches({ faults: { dropAfterCommit: null, error500BeforeCommit: null } });
  await runOver(sync, rows, account);
  expect(await database().run.findUnique({ where: { id: canceled.id } })).toMatchObject({ success: 1n });
  expect((await client.summary()).transactions.total).toBe(1);
});

it("keeps due what is proven absent after its last attempt, instead of leaving it to a person", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({ faults: { dropBeforeCommit: { method: "POST" } } });
  const first = await runOver(sync, rows, account);
  expect(first).toMatchObject({ status: "completed", rejected: 1n, uncertain: 0n });

  await account.client.setSwitches({ faults: { dropBeforeCommit: null } });
  expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n });
  expect((await account.client.summary()).transactions.total).toBe(1);
});

/** Cancels the run while it waits between its two askings, as the death of its worker would end it. */
async function canceledBetweenAskings(sync: FixtureSync) {
  const stop = new AbortController();
  const clock = movedClock();
  const sleep = clock.sleep;
  clock.sleep = async (ms) => {
    stop.abort("canceled");
    await sleep(ms);
  };
  const run = await runOver(sync, rows, { wire: account.wire, clock, signal: stop.signal });
  expect(run).toMatchObject({ status: "canceled", success: 0n });
}

/** Lets the settling delay pass by the clock of the database. */
const delayPasses = () =>
  pool().query(
    `UPDATE "Memory" SET "absentAt" = "absentAt" - interval '1 hour' WHERE "absentAt" IS NOT NULL`,
  );

it("is asked about once more, without waiting again, where whoever asked first died before it could ask twice", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({ faults: { dropBeforeCommit: { method: "POST", times: 1 } } });
  await canceledBetweenAskings(sync);
  await delayPasses();

  const clock = movedClock();
  await runOver(sync, rows, { wire: account.wire, clock });
  expect(clock.slept).toEqual([]);
  expect((await account.client.summary()).transactions.total).toBe(1);
});

it("is waited for where whoever asked first died a moment ago", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({ faults: { dropBeforeCommit: { method: "POST", times: 1 } } });
  await canceledBetweenAskings(sync);

  const clock = movedClock();
  await runOver(sync, rows, { wire: account.wire, clock });
  expect(clock.slept).toEqual([defaultPolicy.settlingMs]);
  expect((await account.client.summary()).transactions.total).toBe(1);
});

it("is asked about twice again once it was sent again", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({ faults: { dropBeforeCommit: { method: "POST", times: 2 } } });
  await canceledBetweenAskings(sync);
  await delayPasses();

  const clock = movedClock();
  await runOver(sync, rows, { wire: account.wire, clock });
  expect(clock.slept).toEqual([defaultPolicy.settlingMs]);
  expect((await account.client.summary()).transactions.total).toBe(1);
});

it("finds what its last attempt brought there after all", async () => {
  const sync = await makeSync(payments);
  let posts = 0;
  const wire: DestinationWire = {
    call: async (request) => {
      if (request.method === "POST") {
        posts += 1;
        const faults =
          posts < 5 ? { dropBeforeCommit: { method: "POST" as const } } : { dropBeforeCommit: null };
        await account.client.setSwitches({ faults: { ...faults, dropAfterCommit: { method: "POST" } } });
      }
      return account.wire.call(request);
    },
  };
  expect(await runOver(sync, rows, { wire })).toMatchObject({ success: 1n, uncertain: 0n, rejected: 0n });
  expect(posts).toBe(5);
  expect((await account.client.summary()).transactions.total).toBe(1);
});

it("tells records apart that are alike in everything when the list begins to show them in the middle of asking", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({ faults: { dropAfterCommit: { method: "POST" } } });
  let lists = 0;
  const wire: DestinationWire = {
    call: async (request) => {
      const reply = await account.wire.call(request);
      if (request.method !== "GET" || reply.kind !== "response") return reply;
      lists += 1;
      // The first record is asked about in both windows before the list catches up.
      return lists > 2 ? reply : { ...reply, body: { data: { items: [], has_more: false } } };
    },
  };
  const twins = rows.flatMap((row) => [row, { ...row, id: "inv_2" }]);
  expect(await runOver(sync, twins, { wire })).toMatchObject({ success: 2n, uncertain: 0n });
  expect((await account.client.summary()).transactions.total).toBe(2);
});

it("asks on while PartnerStack's list does not answer for a while", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({
    faults: { dropAfterCommit: { method: "POST" }, error500BeforeCommit: { method: "GET", times: 8 } },
  });
  expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n, uncertain: 0n });
});

it("leaves to a person what PartnerStack says that it has and never lists", async () => {
  const sync = await makeSync({ ...payments, mappings: [...payments.mappings, columnMapping("key", "id")] });
  await account.client.setSwitches({ listLagMs: 86_400_000 });
  const [first] = rows;
  const body = { key: first?.id, customer_external_key: "acme", amount: 1_250, currency: "USD" };
  await account.wire.call({ method: "POST", path: "/transactions", body: body as JsonObject });
  const run = await runOver(sync, rows, account);
  expect(run).toMatchObject({ uncertain: 1n, rejected: 0n });
  expect(await database().runRecord.findFirst({ where: { runId: run.id } })).toMatchObject({
    issueMessage: expect.stringContaining("has the transaction key inv_1 already"),
  });
});

it.each(["409", "400", "200-existing"] as const)(
  "is left to a person where PartnerStack has its key with another amount, and says %s",
  async (duplicateTransactionKey) => {
    const sync = await makeSync({
      ...payments,
      mappings: [...payments.mappings, columnMapping("key", "id")],
    });
    await account.client.setSwitches({ duplicateTransactionKey });
    const body: JsonObject = { key: "inv_1", customer_external_key: "acme", amount: 9_900, currency: "USD" };
    await account.wire.call({ method: "POST", path: "/transactions", body });

    const run = await runOver(sync, rows, account);
    expect(run).toMatchObject({ success: 0n, uncertain: 1n, moneySent: {} });
    expect(await database().runRecord.findFirst({ where: { runId: run.id } })).toMatchObject({
      issueMessage: "PartnerStack has this key with USD 99.00, not with USD 12.50.",
      evidence: { candidates: [{ remoteKey: "inv_1", exact: false, money: { minor: 9_900 } }] },
    });
    expect((await account.client.summary()).transactions.total).toBe(1);
  },
);

it.each(["409", "400", "200-existing"] as const)(
  "is found by its key where PartnerStack answered 429 to what it had done, and %s to its repetition",
  async (duplicateTransactionKey) => {
    const mappings = [...payments.mappings, columnMapping("key", "id")];
    const sync = await makeSync({ ...payments, mappings });
    await account.client.setSwitches({ duplicateTransactionKey });
    let posts = 0;
    const wire: DestinationWire = {
      call: async (request) => {
        const reply = await account.wire.call(request);
        if (request.method !== "POST" || reply.kind !== "response" || posts++ > 0) return reply;
        return { ...reply, status: 429, body: { message: "Too Many Requests" } };
      },
    };
    expect(await runOver(sync, rows, { wire })).toMatchObject({ success: 1n, uncertain: 0n });
    expect((await account.client.summary()).transactions.total).toBe(1);
  },
);

it("is sent again by one run alone when two runs to one destination find it proven absent", async () => {
  const sync = await makeSync(payments);
  await account.client.setSwitches({ faults: { dropBeforeCommit: { method: "POST" } } });
  expect(await runOver(sync, rows, canceledAfter("POST"))).toMatchObject({ status: "canceled" });
  await account.client.setSwitches({ faults: { dropBeforeCommit: null } });

  const other = await makeSync(payments, sync.destinationId);
  // Whoever asks first waits for the other one: both have seen the same list before anything is sent again.
  let asked = 0;
  const everybodyAsked = Promise.withResolvers<void>();
  const wire: DestinationWire = {
    call: async (request) => {
      const reply = await account.wire.call(request);
      asked += request.method === "GET" ? 1 : 0;
      if (asked >= 4) everybodyAsked.resolve();
      const patience = new Promise((resolve) => setTimeout(resolve, 300));
      if (request.method === "GET") await Promise.race([everybodyAsked.promise, patience]);
      return reply;
    },
  };
  const runs = await Promise.all([runOver(sync, rows, { wire }), runOver(other, rows, { wire })]);
  expect(runs.map(({ status }) => status)).toEqual(["completed", "completed"]);
  expect((await account.client.summary()).transactions.total).toBe(1);
  expect(await database().runRecord.count({ where: { status: "sending" } })).toBe(0);
});
