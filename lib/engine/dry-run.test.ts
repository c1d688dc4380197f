import { describe, expect, it } from "vitest";
import { planSummary } from "@/lib/core/plan-summary";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database } from "@/lib/store/database";
import { finishContext, leaseContext, makeSync, queueRun, runOver } from "@/lib/testing/run-fixture";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount("c1");

const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });

/** Without a mapped date, so that each planning completes another created_at; with the id of the run in it. */
const payments: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    { field: "customer_external_key", from: { kind: "constant", value: "c1" }, ...set },
    { field: "amount", from: column("total"), amountIn: "decimal", ...set },
    { field: "currency", from: { kind: "constant", value: "USD" }, ...set },
    { field: "metadata.run", from: { kind: "metadata", name: "sync_run_id" }, ...set },
    { field: "metadata.began", from: { kind: "metadata", name: "run_started_at" }, ...set },
  ],
};
const customers: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "id",
  backfill: "all",
  mappings: [
    { field: "email", from: column("email"), ...set },
    { field: "name", from: column("name"), ...set },
    { field: "partner_key", from: { kind: "constant", value: "gstest" }, ...set },
  ],
};

const payment = (id: number, changes: SourceRow = {}): SourceRow => ({ id, total: `${id}.50`, ...changes });
const manyPayments = (count: number) => Array.from({ length: count }, (_, at) => payment(at + 1));
const person = (id: number, changes: SourceRow = {}): SourceRow => ({
  id,
  email: `p${id}@example.com`,
  name: `Person ${id}`,
  ...changes,
});

const calls = async () => (await account.client.calls({ limit: 1_000 })).calls.length;
const sentSum = async () => (await account.client.transactions({ limit: 1_000 })).sum.USD ?? 0;

describe("a dry run", () => {
  it("plans, calls nobody, remembers nothing and leaves everything due", async () => {
    const sync = await makeSync(payments);
    const before = await calls();
    const dry = await runOver(sync, [...manyPayments(3), payment(4, { total: "x" })], {
      ...account,
      dryRun: true,
    });
    expect(dry).toMatchObject({ status: "completed", records: 4n, changed: 3n, invalid: 1n, success: 0n });
    expect(planSummary.parse(dry.planSummary)).toMatchObject({
      operations: { send: 3, create: 0, update: 0, upsert: 0 },
      invalid: 1,
      money: [{ currency: "USD", records: 3, total: "750", largest: "350", smallest: "150" }],
    });
    expect(dry.stepTimes).not.toHaveProperty("send");
    expect(await calls()).toBe(before);
    expect(await database().memory.count({ where: { destinationId: sync.destinationId } })).toBe(0);
    expect(
      await database().runRecord.groupBy({ by: ["status"], where: { runId: dry.id }, _count: true }),
    ).toEqual(
      expect.arrayContaining([
        { status: "planned", _count: 3 },
        { status: "invalid", _count: 1 },
      ]),
    );
    expect(await runOver(sync, manyPayments(3), account)).toMatchObject({ success: 3n });
  });

  it("does not use up Skip Current Records", async () => {
    const sync = await makeSync({ ...payments, backfill: "skip" });
    const dry = await runOver(sync, manyPayments(3), { ...account, skipCurrent: true, dryRun: true });
    expect(dry).toMatchObject({ changed: 0n, unchanged: 3n });
    expect(await database().memory.count({ where: { destinationId: sync.destinationId } })).toBe(0);
  });

  it("keeps what the destination held before, for every update", async () => {
    const sync = await makeSync(customers);
    await runOver(sync, [person(1), person(2)], account);
    const dry = await runOver(sync, [person(1, { email: "new@example.com" }), person(3)], {
      ...account,
      dryRun: true,
    });
    const records = await database().runRecord.findMany({ where: { runId: dry.id }, orderBy: { id: "asc" } });
    expect(records).toMatchObject([
      { operation: "update", before: { email: "p1@example.com", name: "Person 1" } },
      { operation: "upsert", before: null },
    ]);
    expect(planSummary.parse(dry.planSummary).operations).toMatchObject({ update: 1, upsert: 1 });
  });

  it("says what guard rails would hold, and is not held itself", async () => {
    const dry = await runOver(await makeSync(payments), manyPayments(3), {
      ...account,
      dryRun: true,
      guards: { records: 2 },
    });
    expect(dry).toMatchObject({ status: "completed", heldAt: null, releasedAt: null });
    expect(dry.heldReasons).toMatchObject([{ rule: "records", figure: 3, limit: 2 }]);
  });
});

describe("sending a dry run", () => {
  it("sends exactly that, once, with the values that the dry run showed", async () => {
    const sync = await makeSync(payments);
    const dry = await runOver(sync, manyPayments(3), { ...account, dryRun: true });
    const sent = await runOver(sync, manyPayments(3).toReversed(), { ...account, dryRunId: dry.id });
    expect(sent).toMatchObject({ status: "completed", success: 3n, planDigest: dry.planDigest });
    const { transactions } = await account.client.transactions();
    expect(transactions).toHaveLength(3);
    expect(transactions.map(({ metadata }) => metadata)).toEqual(
      Array(3).fill({ run: dry.id, began: "2026-01-01T00:00:00.000Z" }),
    );

    const again = await runOver(sync, manyPayments(3), { ...account, dryRunId: dry.id });
    expect(again).toMatchObject({ status: "failed", success: 0n });
    expect(await sentSum()).toBe(750);
  });

  it.each([
    ["a changed amount", [payment(1), payment(2, { total: "99.00" })], "3 transactions (USD 7.50)"],
    ["one record more", manyPayments(4), "now it would be 4 transactions (USD 12.00)"],
    ["one record less", manyPayments(2), "now it would be 2 transactions (USD 4.00)"],
  ])("is refused with the figures of both after %s", async (_what, rows, figures) => {
    const sync = await makeSync(payments);
    const dry = await runOver(sync, manyPayments(3), { ...account, dryRun: true });
    const run = await runOver(sync, rows, { ...account, dryRunId: dry.id });
    expect(run).toMatchObject({ status: "failed", success: 0n });
    expect(run.failure).toMatchObject({
      code: "source_changed",
      message: expect.stringContaining(figures),
      hint: expect.stringContaining("new dry run"),
    });
    expect(await sentSum()).toBe(0);
  });

  it("is refused when the destination moved on meanwhile", async () => {
    const sync = await makeSync(payments);
    const dry = await runOver(sync, manyPayments(3), { ...account, dryRun: true });
    await runOver(sync, [payment(2)], account);
    const run = await runOver(sync, manyPayments(3), { ...account, dryRunId: dry.id });
    expect(run.failure).toMatchObject({ code: "source_changed" });
    expect(await sentSum()).toBe(250);
  });

  it("is not held for what its dry run showed, and is for what it did not", async () => {
    const sync = await makeSync(payments);
    const guards = { records: 2 };
    const dry = await runOver(sync, manyPayments(3), { ...account, dryRun: true, guards });
    const runId = await queueRun(sync, { dryRunId: dry.id });
    const stricter = { ...guards, largestAmount: 1 };
    const held = await finishContext(
      await leaseContext(sync, runId, manyPayments(3), { ...account, guards: stricter }),
    );
    expect(held).toMatchObject({ status: "held", success: 0n, releasedAt: null });
    await database().run.update({ where: { id: runId }, data: { status: "canceled" } });

    const sent = await runOver(sync, manyPayments(3), { ...account, dryRunId: dry.id, guards });
    expect(sent).toMatchObject({ status: "completed", success: 3n, heldAt: null });
    expect(sent.heldReasons).toMatchObject([{ rule: "records" }]);
    expect(sent.releasedAt).not.toBeNull();
  });
});
