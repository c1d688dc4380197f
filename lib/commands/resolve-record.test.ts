import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Resolved, ResolveInput } from "@/lib/contracts/record-acts";
import type { Evidence } from "@/lib/core/evidence";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { type FixtureSync, finishContext, leaseContext, makeSync, runOver } from "@/lib/testing/run-fixture";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import {
  addCustomers,
  heldKeys,
  memoryState,
  outcomesOf,
  payment,
  paymentConfig,
} from "@/lib/testing/sandbox-payments";
import { auditedActions } from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { dismissRecords } from "./dismiss-records";
import { resolveRecord } from "./resolve-record";
import { restoreRecords } from "./restore-records";
import { retryRecords } from "./retry-records";

useTestDatabase();

const olive = testActor({ name: "Olive Operator", role: "operator" });
const oscar = testActor({ name: "Oscar Operator", role: "operator" });
let account: SandboxAccount;
beforeAll(async () => {
  account = await openSandboxAccount({ timeoutMs: 400 });
});
afterAll(async () => {
  await account.close();
  await stopQueue();
});
beforeEach(async () => {
  await account.client.reset();
  await account.client.setSwitches({ rateLimitPerMinute: null });
  await addCustomers(account, "c1");
});

const keyless = { ...paymentConfig, mappings: paymentConfig.mappings.filter(({ field }) => field !== "key") };
const nothingWorks = { probability: 1 };
const arrived: ResolveInput = { decision: "arrived" };
const sendAgain: ResolveInput = { decision: "send_again", note: "The partner says it never came" };

/** A run whose one request was answered by silence, and whose question was not answered either. */
async function uncertainRun({ reached = true, config = paymentConfig } = {}) {
  const sync = await makeSync(config);
  const fault = reached ? "dropAfterCommit" : "dropBeforeCommit";
  await account.client.setSwitches({
    faults: {
      [fault]: { ...nothingWorks, method: "POST" },
      error500BeforeCommit: { ...nothingWorks, method: "GET", path: "/transactions" },
    },
  });
  const run = await runOver(sync, [payment(1)], account);
  await account.client.setSwitches({ faults: { [fault]: null, error500BeforeCommit: null } });
  expect(run).toMatchObject({ uncertain: 1n, moneySent: {} });
  const record = await database().runRecord.findFirstOrThrow({ where: { runId: run.id } });
  return { sync, run, recordId: Number(record.id) };
}

async function decided(recordId: number, input: ResolveInput, actor = olive): Promise<Resolved> {
  const answer = await resolveRecord(actor, recordId, input);
  if (answer instanceof Problem) throw answer;
  return answer;
}

async function work(sync: FixtureSync, { retry }: Resolved, rows = [payment(1)]) {
  if (!retry) throw new Error("No run was queued.");
  return finishContext(await leaseContext(sync, retry.id, rows, account));
}

async function evidenceOf(runId: number): Promise<Evidence> {
  const record = await database().runRecord.findFirstOrThrow({ where: { runId } });
  return record.evidence as unknown as Evidence;
}

describe("It arrived", () => {
  it("makes the record a Success, the ledger sure, and counts its money", async () => {
    const { sync, run, recordId } = await uncertainRun();
    const answer = await decided(recordId, { ...arrived, remoteKey: "pay_1", note: "Seen in the dashboard" });
    expect(answer).toMatchObject({
      retry: null,
      run: {
        statusLabel: "Completed",
        counts: { changed: 1, success: 1, uncertain: 0, unsent: 0 },
        moneySent: [{ currency: "USD", minor: 125 }],
      },
    });
    expect(await database().runRecord.findUnique({ where: { id: recordId } })).toMatchObject({
      status: "success",
      remoteKey: "pay_1",
      issueCode: null,
      note: "Seen in the dashboard",
      decidedBy: "Olive Operator",
    });
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("sent");
    expect(await runOver(sync, [payment(1)], account)).toMatchObject({ unchanged: 1n });
    expect(await heldKeys(account)).toEqual(["pay_1"]);
    expect(await auditedActions(`sync:${sync.syncId}`)).toEqual(["Olive Operator: record.arrived"]);
    expect(run.id).toBe(answer.run.id);
  });

  it("needs no key of PartnerStack's where nobody can tell which one it is", async () => {
    const { sync, recordId } = await uncertainRun();
    expect(await decided(recordId, arrived)).toMatchObject({ run: { counts: { success: 1 } } });
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("sent");
  });

  it("adds to the money of a run whose other records were removed since", async () => {
    const { run, recordId } = await uncertainRun();
    await database().run.update({ where: { id: run.id }, data: { moneySent: { EUR: "7", USD: "1000" } } });
    await decided(recordId, arrived);
    expect(await database().run.findUnique({ where: { id: run.id } })).toMatchObject({
      moneySent: { EUR: "7", USD: "1125" },
    });
  });

  it("is refused for a transaction that explains another record already", async () => {
    const { sync, recordId } = await uncertainRun();
    await runOver(sync, [payment(2)], account);
    expect(await resolveRecord(olive, recordId, { ...arrived, remoteKey: "pay_2" })).toMatchObject({
      status: 409,
      message: expect.stringContaining("matched with your record pay_2"),
    });
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("uncertain");
  });
});

describe("Send it again", () => {
  it("sends it exactly once more, by a run of its own, and lets the record go", async () => {
    const { sync, recordId, run } = await uncertainRun({ reached: false });
    const answer = await decided(recordId, sendAgain);
    expect(answer).toMatchObject({
      run: { counts: { uncertain: 0, dismissed: 1, unsent: 0 } },
      retry: { tags: ["Manual", "Retry"], status: "queued" },
    });
    expect(await database().runRecord.findUnique({ where: { id: recordId } })).toMatchObject({
      status: "dismissed",
      retriedIn: answer.retry?.id,
      note: `Sent again in run ${answer.retry?.id}: The partner says it never came`,
    });
    expect(await work(sync, answer)).toMatchObject({ success: 1n, moneySent: { USD: "125" } });
    expect(await runOver(sync, [payment(1)], account)).toMatchObject({ unchanged: 1n });
    expect(await heldKeys(account)).toEqual(["pay_1"]);
    const all = { filter: {} };
    expect(await restoreRecords(olive, run.id, all)).toMatchObject({
      affected: 0,
      leftAlone: [{ reason: "It was sent again, so it cannot be restored." }],
    });
    expect(await auditedActions(`sync:${sync.syncId}`)).toEqual(["Olive Operator: record.sent_again"]);
  });

  it("changes nothing when its run cannot be queued", async () => {
    const { sync, recordId } = await uncertainRun();
    await database().sync.update({ where: { id: sync.syncId }, data: { enabled: false } });
    expect(await resolveRecord(olive, recordId, sendAgain)).toMatchObject({ status: 409 });
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("uncertain");
    expect(await database().run.count({ where: { syncId: sync.syncId, retry: true } })).toBe(0);
  });
});

describe("an uncertain record", () => {
  it.each([
    [arrived, sendAgain],
    [sendAgain, sendAgain],
    [arrived, arrived],
  ])("is decided by one of two people who decide at once (%#)", async (one, other) => {
    const { sync, recordId } = await uncertainRun({ reached: false });
    const answers = await Promise.all([
      resolveRecord(olive, recordId, one),
      resolveRecord(oscar, recordId, other),
    ]);
    const refusals = answers.filter((answer) => answer instanceof Problem);
    expect(refusals).toMatchObject([
      { status: 409, message: expect.stringMatching(/no longer uncertain: (Olive|Oscar) Operator/) },
    ]);
    expect(await auditedActions(`sync:${sync.syncId}`)).toHaveLength(1);
    const run = await database().run.findFirstOrThrow({ where: { syncId: sync.syncId, retry: false } });
    expect(run.success + run.dismissed).toBe(1n);
    expect(run.uncertain).toBe(0n);
  });

  it("is held in the ledger after it was dismissed, and no retry sends it before somebody decides", async () => {
    const { sync, run, recordId } = await uncertainRun();
    const all = { filter: {} };
    await dismissRecords(olive, run.id, { selection: all, note: "Nobody knows" });
    expect(await outcomesOf(run.id)).toEqual({ pay_1: "dismissed in_doubt" });
    expect(await runOver(sync, [payment(1)], { ...account, fullSync: true })).toMatchObject({
      unchanged: 1n,
    });
    expect(await retryRecords(olive, run.id, all)).toMatchObject({
      affected: 0,
      run: null,
      leftAlone: [{ reason: expect.stringContaining("Restore it, then decide") }],
    });
    expect(await resolveRecord(olive, recordId, sendAgain)).toMatchObject({ status: 409 });

    expect(await restoreRecords(olive, run.id, all)).toMatchObject({ run: { counts: { uncertain: 1 } } });
    expect(await decided(recordId, arrived)).toMatchObject({ run: { counts: { success: 1 } } });
    expect(await heldKeys(account)).toEqual(["pay_1"]);
  });

  it("is not sent by a retry of an older record with its key", async () => {
    const sync = await makeSync(paymentConfig);
    const rejected = await runOver(sync, [payment(1, { customer: "late" })], account);
    await addCustomers(account, "late");
    await account.client.setSwitches({
      faults: {
        dropAfterCommit: { ...nothingWorks, method: "POST" },
        error500BeforeCommit: { ...nothingWorks, method: "GET", path: "/transactions" },
      },
    });
    const doubtful = await runOver(sync, [payment(1, { customer: "late" })], account);
    await account.client.setSwitches({ faults: { dropAfterCommit: null, error500BeforeCommit: null } });
    expect(doubtful).toMatchObject({ uncertain: 1n });
    await dismissRecords(olive, doubtful.id, { selection: { filter: {} }, note: "Nobody knows" });

    const answer = await retryRecords(olive, rejected.id, { filter: {} });
    if (answer instanceof Problem || !answer.run) throw new Error("No run was queued.");
    const run = await finishContext(
      await leaseContext(sync, answer.run.id, [payment(1, { customer: "late" })], account),
    );
    expect(run).toMatchObject({ unchanged: 1n, changed: 0n });
    expect(await heldKeys(account)).toEqual(["pay_1"]);
  });

  it("keeps what PartnerStack listed that it could be, nearest first", async () => {
    const sync = await makeSync(keyless);
    const body = { customer_external_key: "c1", amount: 125, currency: "USD" };
    const paidAt = Date.parse("2025-03-01T10:00:00Z");
    for (const created_at of [paidAt, paidAt, Date.now()])
      await account.wire.call({ method: "POST", path: "/transactions", body: { ...body, created_at } });
    await account.client.setSwitches({
      faults: { dropAfterCommit: { ...nothingWorks, method: "POST" } },
    });
    const run = await runOver(sync, [payment(1)], account);
    expect(run).toMatchObject({ uncertain: 1n });
    const evidence = await evidenceOf(run.id);
    expect(evidence).toMatchObject({ broken: null, listed: 3 });
    expect(evidence.candidates).toHaveLength(3);
    expect(evidence.candidates[0]).toEqual({
      remoteKey: expect.stringMatching(/./),
      money: { minor: 125, currency: "USD" },
      createdAt: paidAt,
      exact: true,
    });
  });

  it("keeps why the list could not be read", async () => {
    const { run } = await uncertainRun();
    expect(await evidenceOf(run.id)).toMatchObject({ broken: expect.stringMatching(/\.$/), candidates: [] });
  });

  it("is not there for a record that was accepted", async () => {
    const sync = await makeSync(paymentConfig);
    const run = await runOver(sync, [payment(1)], account);
    const record = await database().runRecord.findFirstOrThrow({ where: { runId: run.id } });
    expect(await resolveRecord(olive, Number(record.id), sendAgain)).toMatchObject({ status: 409 });
    expect(await resolveRecord(olive, 999_999, arrived)).toMatchObject({ status: 404 });
  });
});
