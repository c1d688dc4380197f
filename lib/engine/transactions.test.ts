import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import { LeaseLost } from "@/lib/core/run-errors";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database } from "@/lib/store/database";
import { finishContext, leaseContext, makeSync, queueRun, runOver } from "@/lib/testing/run-fixture";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import { useTestDatabase } from "@/lib/testing/test-database";

useTestDatabase();

let account: SandboxAccount;
beforeAll(async () => {
  account = await openSandboxAccount({ timeoutMs: 400 });
});
afterAll(() => account.close());
beforeEach(async () => {
  await account.client.reset();
  await account.client.setSwitches({ rateLimitPerMinute: null });
  for (const key of ["c1", "c2"]) {
    await account.wire.call({
      method: "POST",
      path: "/customers",
      body: { customer_key: key, email: `${key}@example.com`, partner_key: "gstest" },
    });
  }
});

const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });

/** `withKey` sends the unique identifier along as the transaction key. */
function payments(withKey = true): SyncConfig {
  return {
    object: "transaction",
    behavior: "send",
    syncKey: "id",
    backfill: "all",
    mappings: [
      { field: "customer_external_key", from: column("customer"), ...set },
      { field: "amount", from: column("total"), amountIn: "decimal", ...set },
      { field: "currency", from: { kind: "constant", value: "USD" }, ...set },
      { field: "created_at", from: column("paid_at"), ...set },
      ...(withKey
        ? [{ field: "key", from: { kind: "template" as const, template: "inv_{{ record['id'] }}" }, ...set }]
        : []),
    ],
  };
}

function payment(id: number, changes: SourceRow = {}): SourceRow {
  const day = String((id % 27) + 1).padStart(2, "0");
  return {
    id,
    customer: id % 2 ? "c1" : "c2",
    total: `${id}.25`,
    paid_at: `2025-03-${day}T10:00:00`,
    ...changes,
  };
}

const manyPayments = (count: number) => Array.from({ length: count }, (_, at) => payment(at + 1));
const sumOf = (rows: SourceRow[]) =>
  rows.reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);

async function held() {
  const { transactions } = await account.client.summary();
  const page = await account.client.transactions({ limit: 10_000 });
  return { count: transactions.total, sum: page.sum.USD ?? 0, keys: page.transactions.map(({ key }) => key) };
}

async function expectExactlyOnce(rows: SourceRow[]) {
  const there = await held();
  expect(new Set(there.keys).size).toBe(there.keys.length);
  expect(there).toMatchObject({ count: rows.length, sum: sumOf(rows) });
}

describe("transactions", () => {
  it("are sent once, with exact amounts, and never again", async () => {
    const sync = await makeSync(payments());
    const rows = manyPayments(150);
    expect(await runOver(sync, rows, account)).toMatchObject({ status: "completed", success: 150n });
    expect(await runOver(sync, rows, account)).toMatchObject({ unchanged: 150n, changed: 0n });
    const changed = rows.map((row) => ({ ...row, total: "999.00" }));
    expect(await runOver(sync, changed, { ...account, fullSync: true })).toMatchObject({
      unchanged: 150n,
      changed: 0n,
    });
    await expectExactlyOnce(rows);
    const run = await database().run.findFirstOrThrow({
      where: { syncId: sync.syncId },
      orderBy: { id: "asc" },
    });
    expect(run.moneySent).toEqual({ USD: String(sumOf(rows)) });
  });

  it("of a deleted and re-created sync, or of a second sync over the same rows, are not paid twice", async () => {
    const rows = manyPayments(20);
    const first = await makeSync(payments());
    await runOver(first, rows, account);
    const second = await makeSync(payments(), first.destinationId);
    expect(await runOver(second, rows, account)).toMatchObject({ unchanged: 20n, changed: 0n });
    await expectExactlyOnce(rows);
  });

  it("that were there when the sync began are skipped, and only later ones are sent", async () => {
    const sync = await makeSync({ ...payments(), backfill: "skip" });
    const first = await runOver(sync, manyPayments(10), { ...account, skipCurrent: true });
    expect(first).toMatchObject({ records: 10n, unchanged: 10n, changed: 0n });
    expect(await runOver(sync, manyPayments(12), account)).toMatchObject({ unchanged: 10n, success: 2n });
    expect((await held()).keys.sort()).toEqual(["inv_11", "inv_12"]);
  });

  it("of a customer that PartnerStack does not know are Rejected, and sent once the customer is there", async () => {
    const sync = await makeSync(payments());
    const rows = [payment(1), payment(2, { customer: "late" })];
    const first = await runOver(sync, rows, account);
    expect(first).toMatchObject({ success: 1n, rejected: 1n });
    expect(
      await database().runRecord.findFirst({ where: { runId: first.id, status: "rejected" } }),
    ).toMatchObject({ issueCode: "customer_unknown" });
    await account.wire.call({
      method: "POST",
      path: "/customers",
      body: { customer_key: "late", email: "late@example.com", partner_key: "gstest" },
    });
    expect(await runOver(sync, rows, account)).toMatchObject({ unchanged: 1n, success: 1n });
    await expectExactlyOnce(rows);
  });

  it("with a bad amount, currency, date, key or reference are Invalid before anything is sent", async () => {
    const config = payments();
    const byColumn = {
      ...config,
      mappings: config.mappings.map((m) =>
        m.field === "currency"
          ? { ...m, from: column("currency") }
          : m.field === "key"
            ? { ...m, from: column("key") }
            : m,
      ),
    };
    const good = { currency: "USD", key: "long-enough" };
    const bad: [SourceRow, string][] = [
      [{ ...good, total: "12,50" }, "amount_invalid"],
      [{ ...good, total: "NaN" }, "amount_invalid"],
      [{ ...good, total: "" }, "required_missing"],
      [{ ...good, total: "1e3" }, "amount_invalid"],
      [{ ...good, total: "1.985" }, "amount_precision"],
      [{ ...good, total: "500000000.01" }, "amount_out_of_range"],
      [{ ...good, currency: "usd" }, "currency_invalid"],
      [{ ...good, currency: "XXX" }, "currency_invalid"],
      [{ ...good, key: "abc" }, "too_short"],
      [{ ...good, key: "k".repeat(256) }, "too_long"],
      [{ ...good, paid_at: "31/03/2025" }, "date_invalid"],
      [{ ...good, customer: "" }, "reference_missing"],
    ];
    const rows = [...bad.map(([changes], at) => payment(at + 1, changes)), payment(50, good)];
    const run = await runOver(await makeSync(byColumn), rows, account);
    expect(run).toMatchObject({ records: 13n, invalid: 12n, success: 1n });
    const records = await database().runRecord.findMany({
      where: { runId: run.id, status: "invalid" },
      orderBy: { id: "asc" },
    });
    expect(records.map(({ issueCode }) => issueCode)).toEqual(bad.map(([, code]) => code));
    expect((await held()).count).toBe(1);
  });

  it.each([true, false])(
    "whose answers get lost arrive exactly once (key sent along: %s)",
    async (withKey) => {
      await account.client.setSwitches({
        seed: 11,
        faults: {
          dropAfterCommit: { probability: 0.08, method: "POST" },
          dropBeforeCommit: { probability: 0.05, method: "POST" },
          error500AfterCommit: { probability: 0.05, method: "POST" },
          error500BeforeCommit: { probability: 0.05, method: "POST" },
          html502: { probability: 0.03, method: "POST" },
          throttle429: { probability: 0.05 },
        },
      });
      const rows = manyPayments(160);
      const run = await runOver(await makeSync(payments(withKey)), rows, {
        ...account,
        policy: { attempts: 10 },
      });
      expect(run).toMatchObject({ success: 160n, rejected: 0n, uncertain: 0n });
      await expectExactlyOnce(rows);
    },
  );

  it.each(["409", "400", "200-existing", "200-duplicate-row"] as const)(
    "are never doubled when a repeated key answers %s",
    async (duplicateTransactionKey) => {
      await account.client.setSwitches({
        duplicateTransactionKey,
        seed: 3,
        faults: { dropAfterCommit: { probability: 0.2, method: "POST" } },
      });
      const rows = manyPayments(60);
      const run = await runOver(await makeSync(payments()), rows, account);
      expect(run).toMatchObject({ success: 60n, uncertain: 0n });
      await expectExactlyOnce(rows);
    },
  );

  it("that look exactly alike are told apart when one answer is lost", async () => {
    await account.client.setSwitches({
      seed: 5,
      faults: {
        dropAfterCommit: { probability: 0.3, method: "POST" },
        dropBeforeCommit: { probability: 0.2, method: "POST" },
      },
    });
    const twins = Array.from({ length: 12 }, (_, at) => payment(1, { id: at + 1 }));
    const run = await runOver(await makeSync(payments(false)), twins, {
      ...account,
      policy: { lotSize: 1, concurrency: 1 },
    });
    expect(run).toMatchObject({ success: 12n, uncertain: 0n });
    await expectExactlyOnce(twins);
  });

  it("are sent exactly once when the worker dies between sending and settling", async () => {
    const sync = await makeSync(payments());
    const rows = manyPayments(40);
    const runId = await queueRun(sync);
    const dying = await leaseContext(sync, runId, rows, {
      ...account,
      wire: diesAfter(account.wire, 13),
      policy: { lotSize: 5, concurrency: 1 },
    });
    await expect(finishContext(dying)).rejects.toThrow("killed");
    expect(
      await database().memory.count({ where: { reservedByRun: runId, state: "reserved" } }),
    ).toBeGreaterThan(0);

    await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
    const heir = await leaseContext(sync, runId, rows, account);
    expect(heir.planComplete).toBe(true);
    expect(await finishContext(heir)).toMatchObject({ status: "completed", success: 40n, uncertain: 0n });
    await expectExactlyOnce(rows);
  });

  it("cannot be settled by a worker whose lease another one has taken", async () => {
    const sync = await makeSync(payments());
    const runId = await queueRun(sync);
    const slow = await leaseContext(sync, runId, manyPayments(10), account);
    await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
    const heir = await leaseContext(sync, runId, manyPayments(10), account);
    await expect(finishContext(slow)).rejects.toThrow(LeaseLost);
    expect(await finishContext(heir)).toMatchObject({ success: 10n });
    await expectExactlyOnce(manyPayments(10));
  });

  it("stop between two records on cancel, and what was not sent stays due", async () => {
    const sync = await makeSync(payments());
    const stop = new AbortController();
    const wire: DestinationWire = {
      call: async (request) => {
        const reply = await account.wire.call(request);
        if (request.method === "POST") stop.abort("canceled");
        return reply;
      },
    };
    const rows = manyPayments(100);
    const run = await runOver(sync, rows, {
      wire,
      signal: stop.signal,
      policy: { lotSize: 5, concurrency: 1 },
    });
    // The one that was under way is seen to its end; those that were only reserved are free again.
    expect(run).toMatchObject({ status: "canceled", success: 1n, changed: 100n });
    expect(await database().memory.count({ where: { destinationId: sync.destinationId } })).toBe(1);
    expect(await database().runRecord.count({ where: { runId: run.id, status: "planned" } })).toBe(99);
    expect(await runOver(sync, rows, account)).toMatchObject({ unchanged: 1n, success: 99n });
    await expectExactlyOnce(rows);
  });

  it("stop at once when the keys are refused, and nothing counts as sent", async () => {
    const refusing: DestinationWire = {
      call: async () => ({
        kind: "response",
        status: 401,
        body: { message: "Unauthorized" },
        text: "{}",
        durationMs: 1,
      }),
    };
    const sync = await makeSync(payments());
    const run = await runOver(sync, manyPayments(100), { wire: refusing });
    expect(run).toMatchObject({ status: "failed", success: 0n, rejected: 0n });
    expect(run.failure).toMatchObject({ code: "keys_refused" });
    expect(await runOver(sync, manyPayments(100), account)).toMatchObject({ success: 100n });
    await expectExactlyOnce(manyPayments(100));
  });

  it("read Uncertain when PartnerStack's list cannot be read, and are not sent again by the next run", async () => {
    const sync = await makeSync(payments());
    await account.client.setSwitches({
      faults: {
        dropAfterCommit: { probability: 1, method: "POST" },
        error500BeforeCommit: { probability: 1, method: "GET", path: "/transactions" },
      },
    });
    const run = await runOver(sync, [payment(1)], account);
    expect(run).toMatchObject({ status: "completed", uncertain: 1n, success: 0n });
    await account.client.setSwitches({ faults: { dropAfterCommit: null, error500BeforeCommit: null } });
    expect(await runOver(sync, [payment(1)], account)).toMatchObject({ unchanged: 1n });
    await expectExactlyOnce([payment(1)]);
  });

  it("stay in doubt when PartnerStack does not answer any more, and the next run finds out", async () => {
    const sync = await makeSync(payments());
    await account.client.setSwitches({
      faults: {
        dropAfterCommit: { probability: 1, method: "POST" },
        error500BeforeCommit: { probability: 1, method: "GET" },
      },
    });
    const run = await runOver(sync, [payment(1)], account);
    expect(run).toMatchObject({ status: "failed", uncertain: 0n, success: 0n });
    expect(run.failure).toMatchObject({ code: "destination_failed" });
    await account.client.setSwitches({ faults: { dropAfterCommit: null, error500BeforeCommit: null } });
    expect(await runOver(sync, [payment(1)], account)).toMatchObject({ unchanged: 1n });
    expect(await database().run.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({ success: 1n });
    await expectExactlyOnce([payment(1)]);
  });

  it("fail the run with a sentence that names the column when a mapped column was dropped", async () => {
    const sync = await makeSync(payments());
    const run = await runOver(
      sync,
      manyPayments(2).map(({ total, ...row }) => row),
      account,
    );
    expect(run).toMatchObject({ status: "failed", records: 0n });
    expect(run.failure).toMatchObject({
      code: "configuration_broken",
      message: expect.stringContaining("total"),
    });
  });
});

/** The process dies at the n-th POST, after the request was made: nothing is settled any more. */
function diesAfter(wire: DestinationWire, posts: number): DestinationWire {
  let made = 0;
  return {
    call: async (request) => {
      if (request.method === "POST") made += 1;
      const reply = await wire.call(request);
      if (made >= posts) throw new Error("killed");
      return reply;
    },
  };
}
