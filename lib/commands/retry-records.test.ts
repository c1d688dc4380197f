import { afterAll, describe, expect, it } from "vitest";
import type { Retried } from "@/lib/contracts/record-acts";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import type { RecordSelection } from "@/lib/store/record-selection";
import { findRun } from "@/lib/store/runs";
import {
  type FixtureSync,
  finishContext,
  leaseContext,
  makeSync,
  type RunOptions,
  runOver,
} from "@/lib/testing/run-fixture";
import {
  addCustomers,
  customerConfig,
  heldKeys,
  outcomesOf,
  payment,
  paymentConfig,
  payments,
} from "@/lib/testing/sandbox-payments";
import { auditedActions } from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";
import { retryRecords } from "./retry-records";
import { triggerRun } from "./trigger-run";

useTestDatabase();
const account = useSandboxAccount("c1");

const actor = testActor({ name: "Oscar Operator", role: "operator" });
afterAll(() => stopQueue());

async function asked(runId: number, selection: RecordSelection): Promise<Retried> {
  const answer = await retryRecords(actor, runId, selection);
  if (answer instanceof Problem) throw answer;
  return answer;
}

/** Works on the retry run as a worker does, over what the source holds now. */
async function work(
  sync: FixtureSync,
  answer: Retried,
  rows: SourceRow[],
  options: Partial<RunOptions> = {},
) {
  if (!answer.run) throw new Error("No run was queued.");
  return finishContext(await leaseContext(sync, answer.run.id, rows, { ...account, ...options }));
}

const writes = async () => (await account.client.calls({ method: "POST", limit: 10_000 })).calls.length;
const rejected = { filter: { status: "rejected" } } as const;

describe("retrying records", () => {
  it("reads their rows anew and sends the corrected ones once, and no other row of the dataset", async () => {
    const sync = await makeSync(paymentConfig);
    const first = await runOver(sync, [payment(1), payment(2, { customer: "nobody" })], account);
    expect(await outcomesOf(first.id)).toMatchObject({ pay_2: "rejected customer_unknown" });

    const answer = await asked(first.id, rejected);
    expect(answer).toMatchObject({ affected: 1, leftAlone: [], run: { tags: ["Manual", "Retry"] } });
    const run = await work(sync, answer, [payment(1), payment(2), payment(3)]);
    expect(run).toMatchObject({ status: "completed", records: 1n, changed: 1n, success: 1n, retry: true });
    expect(await heldKeys(account)).toEqual(["pay_1", "pay_2"]);

    const again = await work(sync, await asked(first.id, rejected), [payment(1), payment(2), payment(3)]);
    expect(again).toMatchObject({ records: 1n, unchanged: 1n, changed: 0n });
    expect(await heldKeys(account)).toEqual(["pay_1", "pay_2"]);
    expect(await auditedActions(`sync:${sync.syncId}`)).toEqual([
      "Oscar Operator: records.retried",
      "Oscar Operator: records.retried",
    ]);
  });

  it("takes five thousand by a filter in one run, and says of each record which run that was", async () => {
    const sync = await makeSync(paymentConfig);
    const rows = payments(5_000, { customer: "late" });
    const first = await runOver(sync, rows, { ...account, policy: { lotSize: 200 } });
    expect(first).toMatchObject({ rejected: 5_000n });
    await addCustomers(account, "late");

    const answer = await asked(first.id, { filter: { status: "rejected", issue: "customer_unknown" } });
    expect(answer).toMatchObject({ affected: 5_000 });
    expect(await work(sync, answer, rows, { policy: { lotSize: 200 } })).toMatchObject({ success: 5_000n });
    expect(new Set(await heldKeys(account)).size).toBe(5_000);
    expect(await database().runRecord.count({ where: { retriedIn: answer.run?.id } })).toBe(5_000);
  }, 120_000);

  it("chooses by ids and by the beginning of a key, and says what it left alone and why", async () => {
    const sync = await makeSync(paymentConfig);
    const rows = [
      payment(1),
      payment(2, { customer: "late" }),
      payment(3, { total: "x" }),
      payment(4, { id: "" }),
    ];
    const run = await runOver(sync, rows, account);
    const ids = await idsOf(run.id);
    const other = await runOver(await makeSync(paymentConfig), [payment(9)], account);
    const [stranger] = await idsOf(other.id);

    const answer = await asked(run.id, { ids: [...ids, stranger ?? 0, 999_999] });
    expect(answer.affected).toBe(2);
    expect(answer.leftAlone).toEqual([
      { reason: expect.stringContaining("no key"), count: 1, ids: [expect.any(Number)] },
      { reason: "PartnerStack accepted it.", count: 1, ids: [expect.any(Number)] },
      { reason: "This run has no such record.", count: 2, ids: [stranger, 999_999] },
    ]);
    expect(await asked(run.id, { filter: { key: "pay_3" } })).toMatchObject({ affected: 1, leftAlone: [] });
  });

  it("queues nothing where nothing can be retried, so a transaction that was sent is not sent again", async () => {
    const sync = await makeSync(paymentConfig);
    const run = await runOver(sync, payments(3), account);
    const before = await writes();
    expect(await asked(run.id, { ids: await idsOf(run.id) })).toMatchObject({ affected: 0, run: null });
    expect(await database().run.count({ where: { syncId: sync.syncId } })).toBe(1);
    expect(await writes()).toBe(before);
  });

  it("sends nothing of a key that another run sent in the meantime", async () => {
    const sync = await makeSync(paymentConfig);
    const rows = [payment(1, { customer: "late" })];
    const first = await runOver(sync, rows, account);
    const answer = await asked(first.id, rejected);
    await addCustomers(account, "late");
    expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n });
    expect(await work(sync, answer, rows)).toMatchObject({ unchanged: 1n, changed: 0n });
    expect(await heldKeys(account)).toEqual(["pay_1"]);
  });

  it("goes beyond the limit of attempts, once", async () => {
    const sync = await makeSync(paymentConfig);
    const rows = [payment(1, { customer: "nobody" })];
    await runOver(sync, rows, account);
    const exhausted = await runOver(sync, rows, { ...account, attemptsLimit: 1 });
    expect(await outcomesOf(exhausted.id)).toEqual({ pay_1: "invalid attempts_exhausted" });

    const answer = await asked(exhausted.id, { filter: { status: "invalid" } });
    const tried = await work(sync, answer, rows, { attemptsLimit: 1 });
    expect(await outcomesOf(tried.id)).toEqual({ pay_1: "rejected customer_unknown" });
    const next = await runOver(sync, rows, { ...account, attemptsLimit: 1 });
    expect(await outcomesOf(next.id)).toEqual({ pay_1: "invalid attempts_exhausted" });
  });

  it("looks again at a customer without a match", async () => {
    const updateOnly: SyncConfig = { ...customerConfig, behavior: "update_only" };
    const sync = await makeSync(updateOnly);
    const rows = [{ id: "later", email: "later@example.com" }];
    const first = await runOver(sync, rows, account);
    expect(await outcomesOf(first.id)).toEqual({ later: "no_match" });
    await addCustomers(account, "later");
    expect(await runOver(sync, rows, account)).toMatchObject({ unchanged: 1n });
    const answer = await asked(first.id, { filter: { status: "no_match" } });
    expect(await work(sync, answer, rows)).toMatchObject({ success: 1n });
  });

  it("makes a key Invalid whose row is gone, and both rows of one that is double now", async () => {
    const sync = await makeSync(paymentConfig);
    const first = await runOver(sync, payments(3, { customer: "late" }), account);
    await addCustomers(account, "late");
    const rows = [payment(2), payment(2, { total: "9.99" }), payment(3), payment(7)];
    const run = await work(sync, await asked(first.id, rejected), rows);
    expect(run).toMatchObject({ records: 4n, invalid: 3n, changed: 1n, success: 1n });
    expect(await outcomesOf(run.id)).toEqual({
      pay_1: "invalid row_gone",
      pay_2: "invalid key_duplicate",
      pay_3: "success",
    });
    expect(await heldKeys(account)).toEqual(["pay_3"]);
  });

  it("stands for no run of the whole dataset: Run Now still gets its own, and twenty retries may wait", async () => {
    const sync = await makeSync(paymentConfig);
    const first = await runOver(sync, [payment(1, { customer: "nobody" })], account);
    const retry = await asked(first.id, rejected);
    const whole = await triggerRun(actor, sync.syncId, { fullSync: false });
    expect(whole).toMatchObject({ alreadyQueued: false });
    expect(await triggerRun(actor, sync.syncId, { fullSync: false })).toMatchObject({ alreadyQueued: true });
    expect(retry.run?.id).not.toBe(whole instanceof Problem ? undefined : whole.run.id);

    for (let waiting = 1; waiting < 20; waiting++) await asked(first.id, rejected);
    expect(await retryRecords(actor, first.id, rejected)).toMatchObject({
      status: 409,
      message: expect.stringContaining("20 retries"),
    });
  });

  it("is refused for a run that is not there and for a sync that is switched off or deleted", async () => {
    const sync = await makeSync(paymentConfig);
    const first = await runOver(sync, [payment(1, { customer: "nobody" })], account);
    expect(await retryRecords(actor, 999_999, rejected)).toMatchObject({ status: 404 });
    await database().sync.update({ where: { id: sync.syncId }, data: { enabled: false } });
    expect(await retryRecords(actor, first.id, rejected)).toMatchObject({ status: 409 });
    await database().sync.update({
      where: { id: sync.syncId },
      data: { enabled: true, deletedAt: new Date() },
    });
    expect(await retryRecords(actor, first.id, rejected)).toMatchObject({ status: 404 });
    expect(await findRun(first.id)).toMatchObject({ rejected: 1n });
  });
});

async function idsOf(runId: number): Promise<number[]> {
  const records = await database().runRecord.findMany({ where: { runId }, orderBy: { id: "asc" } });
  return records.map(({ id }) => Number(id));
}
