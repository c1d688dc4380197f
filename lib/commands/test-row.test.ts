import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { RunView } from "@/lib/contracts/runs";
import type { SourceRow } from "@/lib/core/record";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import {
  type FixtureSync,
  finishContext,
  leaseContext,
  makeSync,
  movedClock,
  runOver,
} from "@/lib/testing/run-fixture";
import { heldKeys, payment, paymentConfig } from "@/lib/testing/sandbox-payments";
import { auditedActions } from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { signInAs } from "@/lib/testing/test-person";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";
import { testRow } from "./test-row";

useTestDatabase();
const account = useSandboxAccount("c1");
afterAll(stopQueue);

const actor = testActor({ name: "Oscar Operator", role: "operator" });
const rows = [payment(1), payment(2), payment(3)];
let sync: FixtureSync;
beforeEach(async () => {
  sync = await makeSync(paymentConfig);
});

async function asked(key: string): Promise<RunView> {
  const run = await testRow(actor, sync.syncId, { key });
  if (run instanceof Problem) throw run;
  return run;
}

/** Works on the run as a worker does, over these rows. */
async function work(run: RunView, over: SourceRow[] = rows) {
  const options = { wire: account.wire, clock: movedClock() };
  return finishContext(await leaseContext(sync, run.id, over, options));
}

describe("testing one row", () => {
  it("sends that row and no other, and no later run sends it again", async () => {
    const run = await asked("pay_2");
    expect(run).toMatchObject({ tags: ["Manual", "Test"] });
    expect(await work(run)).toMatchObject({ status: "completed", records: 1n, success: 1n });
    expect(await heldKeys(account)).toEqual(["pay_2"]);

    expect(await runOver(sync, rows, account)).toMatchObject({ success: 2n, unchanged: 1n });
    expect((await heldKeys(account)).sort()).toEqual(["pay_1", "pay_2", "pay_3"]);
    expect(await auditedActions(`sync:${sync.syncId}`)).toEqual(["Oscar Operator: record.tested"]);
  });

  it("sends nothing that was sent before", async () => {
    await runOver(sync, rows, account);
    expect(await work(await asked("pay_2"))).toMatchObject({ records: 1n, unchanged: 1n, changed: 0n });
    expect(await heldKeys(account)).toHaveLength(3);
  });

  it("finds out what became of it where its answer is lost, and it is there once", async () => {
    await account.client.setSwitches({ faults: { dropAfterCommit: { method: "POST", times: 1 } } });
    expect(await work(await asked("pay_2"))).toMatchObject({ success: 1n, uncertain: 0n });
    await runOver(sync, rows, account);
    expect((await heldKeys(account)).sort()).toEqual(["pay_1", "pay_2", "pay_3"]);
  });

  it("says that a key is in no row, and that a double one is Invalid", async () => {
    expect(await work(await asked("pay_9"))).toMatchObject({ invalid: 1n, success: 0n });
    expect(await work(await asked("pay_1"), [payment(1), payment(1)])).toMatchObject({ success: 0n });
    expect(await heldKeys(account)).toEqual([]);
  });

  it("never sends what the sync skips", async () => {
    await database().sync.update({ where: { id: sync.syncId }, data: { skipPending: true } });
    expect(await testRow(actor, sync.syncId, { key: "pay_1" })).toMatchObject({ status: 409 });
    await runOver(sync, rows, { ...account, skipCurrent: true });
    await database().sync.update({ where: { id: sync.syncId }, data: { skipPending: false } });
    expect(await work(await asked("pay_1"))).toMatchObject({ unchanged: 1n, success: 0n });
    expect(await heldKeys(account)).toEqual([]);
  });

  it("is refused while the sync is switched off, for a sync that is none, and before the first send to production", async () => {
    await database().sync.update({ where: { id: sync.syncId }, data: { enabled: false } });
    expect(await testRow(actor, sync.syncId, { key: "pay_1" })).toMatchObject({ status: 409 });
    expect(await testRow(actor, sync.syncId + 1_000, { key: "pay_1" })).toMatchObject({ status: 404 });

    await database().sync.update({ where: { id: sync.syncId }, data: { enabled: true } });
    await database().destination.update({
      where: { id: sync.destinationId },
      data: { name: "Acme", type: "partnerstack", mode: "production" },
    });
    const { actor: person } = await signInAs("operator");
    expect(await testRow(person, sync.syncId, { key: "pay_1" })).toMatchObject({ status: 422 });
    expect(await testRow(person, sync.syncId, { key: "pay_1", confirm: "Acme" })).not.toBeInstanceOf(Problem);
  });
});
