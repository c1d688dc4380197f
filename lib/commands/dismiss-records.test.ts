import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Dismissed } from "@/lib/contracts/record-acts";
import type { SourceRow } from "@/lib/core/record";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import type { RecordSelection } from "@/lib/store/record-selection";
import {
  type FixtureSync,
  finishContext,
  leaseContext,
  makeSync,
  queueRun,
  runOver,
} from "@/lib/testing/run-fixture";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import {
  addCustomers,
  customerConfig,
  heldKeys,
  memoryState,
  outcomesOf,
  payment,
  paymentConfig,
  payments,
} from "@/lib/testing/sandbox-payments";
import { auditedActions } from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { dismissRecords } from "./dismiss-records";
import { restoreRecords } from "./restore-records";
import { retryRecords } from "./retry-records";

useTestDatabase();

const actor = testActor({ name: "Oscar Operator", role: "operator" });
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

const everything: RecordSelection = { filter: {} };

async function dismissed(runId: number, selection = everything): Promise<Dismissed> {
  const answer = await dismissRecords(actor, runId, { selection, note: "Known test rows" });
  if (answer instanceof Problem) throw answer;
  return answer;
}

async function restored(runId: number, selection = everything) {
  const answer = await restoreRecords(actor, runId, selection);
  if (answer instanceof Problem) throw answer;
  return answer;
}

async function retried(sync: FixtureSync, runId: number, rows: SourceRow[]) {
  const answer = await retryRecords(actor, runId, everything);
  if (answer instanceof Problem) throw answer;
  if (!answer.run) return answer;
  return finishContext(await leaseContext(sync, answer.run.id, rows, account));
}

const person = (id: string, email: string): SourceRow => ({ id, email });
/** PartnerStack refuses the second customer with an address that is taken. */
const twins = [person("a", "same@example.com"), person("b", "same@example.com")];

describe("dismissing a rejected record", () => {
  it("moves it from Rejected to Dismissed in its run, with the note, and quiets the run", async () => {
    const sync = await makeSync(paymentConfig);
    const run = await runOver(sync, [payment(1), payment(2, { customer: "nobody" })], account);
    const answer = await dismissed(run.id);
    expect(answer).toMatchObject({
      affected: 1,
      leftAlone: [{ reason: "PartnerStack accepted it.", count: 1 }],
      run: {
        statusLabel: "Completed",
        counts: { records: 2, changed: 2, success: 1, rejected: 0, dismissed: 1, unsent: 0 },
      },
    });
    expect(
      await database().runRecord.findFirst({ where: { runId: run.id, status: "dismissed" } }),
    ).toMatchObject({ externalKey: "pay_2", note: "Known test rows", decidedBy: "Oscar Operator" });
    expect(await auditedActions(`sync:${sync.syncId}`)).toEqual(["Oscar Operator: records.dismissed"]);
  });

  it("keeps a transaction from being due until somebody retries it, whatever its row says later", async () => {
    const sync = await makeSync(paymentConfig);
    const bad = payment(1, { customer: "nobody" });
    const first = await runOver(sync, [bad], account);
    await dismissed(first.id);
    expect(await runOver(sync, [bad], account)).toMatchObject({ unchanged: 1n, changed: 0n });
    expect(await runOver(sync, [payment(1)], { ...account, fullSync: true })).toMatchObject({
      unchanged: 1n,
    });
    expect(await heldKeys(account)).toEqual([]);

    expect(await retried(sync, first.id, [payment(1)])).toMatchObject({ success: 1n });
    expect(await heldKeys(account)).toEqual(["pay_1"]);
  });

  it("keeps a customer from being due until its row changes", async () => {
    const sync = await makeSync(customerConfig);
    const first = await runOver(sync, twins, { ...account, policy: { lotSize: 1, concurrency: 1 } });
    expect(await outcomesOf(first.id)).toEqual({ a: "success", b: "rejected email_taken" });
    await dismissed(first.id);
    expect(await runOver(sync, twins, account)).toMatchObject({ unchanged: 2n, invalid: 0n });
    const changed = [twins[0] ?? {}, person("b", "other@example.com")];
    expect(await runOver(sync, changed, account)).toMatchObject({ unchanged: 1n, success: 1n });
  });

  it("is taken back by a restore: the record is Rejected again, and due", async () => {
    const sync = await makeSync(paymentConfig);
    const bad = payment(1, { customer: "late" });
    const first = await runOver(sync, [bad], account);
    const { dismissedAt } = await dismissed(first.id);
    await addCustomers(account, "late");
    expect(await runOver(sync, [bad], account)).toMatchObject({ unchanged: 1n });

    const answer = await restored(first.id, { filter: { dismissedAt } });
    expect(answer).toMatchObject({ affected: 1, run: { counts: { rejected: 1, dismissed: 0 } } });
    expect(await outcomesOf(first.id)).toEqual({ pay_1: "rejected customer_unknown" });
    expect(await runOver(sync, [bad], account)).toMatchObject({ success: 1n });
  });

  it("restores by its mark what one act dismissed, and nothing that was dismissed before", async () => {
    const sync = await makeSync(paymentConfig);
    const run = await runOver(sync, payments(3, { customer: "nobody" }), account);
    await dismissed(run.id, { filter: { key: "pay_1" } });
    const { dismissedAt } = await dismissed(run.id);
    expect(await restored(run.id, { filter: { dismissedAt } })).toMatchObject({ affected: 2 });
    expect(await outcomesOf(run.id)).toMatchObject({ pay_1: "dismissed customer_unknown" });
  });

  it("does not touch the ledger where a later run has sent the key", async () => {
    const sync = await makeSync(paymentConfig);
    const rows = [payment(1, { customer: "late" })];
    const first = await runOver(sync, rows, account);
    await addCustomers(account, "late");
    await runOver(sync, rows, account);
    await dismissed(first.id);
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("sent");
    await restored(first.id);
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("sent");
  });

  it("takes a hundred thousand at once, and gives them back", async () => {
    const sync = await makeSync(paymentConfig);
    const runId = await queueRun(sync);
    await database().$executeRaw`
      INSERT INTO "RunRecord" ("runId", "syncId", "destinationId", object, "externalKey", status, "issueCode", "sourceRow", fingerprint)
      SELECT ${runId}, ${sync.syncId}, ${sync.destinationId}, 'transaction', 'k' || n,
        CASE WHEN n % 2 = 0 THEN 'rejected' ELSE 'invalid' END, 'refused', jsonb_build_object('id', n), 'f'
      FROM generate_series(1, 100000) AS n`;
    await database().$executeRaw`
      INSERT INTO "Memory" ("destinationId", object, "externalKey", state, fingerprint)
      SELECT ${sync.destinationId}, 'transaction', 'k' || n, 'rejected', 'f' FROM generate_series(2, 100000, 2) AS n`;
    await database().run.update({
      where: { id: runId },
      data: {
        status: "completed",
        plannedAt: new Date(),
        records: 100_000,
        changed: 50_000,
        rejected: 50_000,
        invalid: 50_000,
      },
    });
    expect(await dismissed(runId)).toMatchObject({
      affected: 100_000,
      run: { counts: { changed: 100_000, dismissed: 100_000, rejected: 0, invalid: 0 } },
    });
    expect(await database().memory.count({ where: { ...place(sync), state: "dismissed" } })).toBe(100_000);
    expect(await restored(runId)).toMatchObject({ affected: 100_000, run: { counts: { changed: 50_000 } } });
    expect(await database().memory.count({ where: { ...place(sync), state: "dismissed" } })).toBe(0);
    expect(await database().memory.count({ where: { ...place(sync), state: "rejected" } })).toBe(50_000);
  }, 120_000);
});

const place = ({ destinationId }: FixtureSync) => ({ destinationId });

describe("dismissing an invalid record", () => {
  const badEmail = person("a", "no-address");

  it("counts as a change that was let go, so that both sums of the run stay true", async () => {
    const sync = await makeSync(customerConfig);
    const run = await runOver(sync, [badEmail, person("b", "b@example.com")], account);
    const { run: after } = await dismissed(run.id);
    expect(after.counts).toMatchObject({
      records: 2,
      unchanged: 0,
      changed: 2,
      invalid: 0,
      success: 1,
      dismissed: 1,
      unsent: 0,
    });
    expect((await restored(run.id)).run.counts).toMatchObject({ changed: 1, invalid: 1, dismissed: 0 });
  });

  it("keeps a customer's row from being reported until it changes, for better or worse", async () => {
    const sync = await makeSync(customerConfig);
    const first = await runOver(sync, [badEmail], account);
    await dismissed(first.id);
    expect(await runOver(sync, [badEmail], account)).toMatchObject({
      records: 1n,
      unchanged: 1n,
      invalid: 0n,
    });
    expect(await runOver(sync, [person("a", "still-none")], account)).toMatchObject({ invalid: 1n });
    expect(await runOver(sync, [person("a", "a@example.com")], account)).toMatchObject({ success: 1n });
  });

  it("is reported again after a restore", async () => {
    const sync = await makeSync(customerConfig);
    const first = await runOver(sync, [badEmail], account);
    await dismissed(first.id);
    await restored(first.id);
    expect(await runOver(sync, [badEmail], account)).toMatchObject({ invalid: 1n });
    expect(await database().memory.count({ where: place(sync) })).toBe(0);
  });

  it("keeps what is known of a customer that was sent before its row went bad", async () => {
    const sync = await makeSync(customerConfig);
    const good = person("a", "a@example.com");
    await runOver(sync, [good], account);
    const bad = await runOver(sync, [badEmail], account);
    await dismissed(bad.id);
    expect(await memoryState(sync.destinationId, "a")).toBe("synced");
    expect(await runOver(sync, [badEmail], account)).toMatchObject({ unchanged: 1n });
    expect(await runOver(sync, [good], account)).toMatchObject({ unchanged: 1n });
  });

  it("lets a transaction's key go until somebody retries it", async () => {
    const sync = await makeSync(paymentConfig);
    const first = await runOver(sync, [payment(1, { total: "x" })], account);
    await dismissed(first.id);
    expect(await runOver(sync, [payment(1, { total: "y" })], account)).toMatchObject({ unchanged: 1n });
    expect(await runOver(sync, [payment(1)], account)).toMatchObject({ unchanged: 1n });
    expect(await retried(sync, first.id, [payment(1)])).toMatchObject({ success: 1n });
  });

  it("never loosens what the ledger knows of a transaction that was sent", async () => {
    const sync = await makeSync(paymentConfig);
    await runOver(sync, [payment(1)], account);
    const pair = [payment(1), payment(1, { total: "7.00" })];
    const bad = await runOver(sync, pair, account);
    expect(bad).toMatchObject({ invalid: 2n });
    await dismissed(bad.id);
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("sent");
    expect(await runOver(sync, pair, account)).toMatchObject({ unchanged: 2n });
    expect(await retried(sync, bad.id, [payment(1)])).toMatchObject({ unchanged: 1n, changed: 0n });
    await restored(bad.id);
    expect(await memoryState(sync.destinationId, "pay_1")).toBe("sent");
    expect(await heldKeys(account)).toEqual(["pay_1"]);
  });

  it("remembers a double key as a pair, whichever of its rows comes first", async () => {
    const sync = await makeSync(customerConfig);
    const pair = [person("a", "a1@example.com"), person("a", "no-address"), person("b", "b@example.com")];
    const first = await runOver(sync, pair, account);
    expect(first).toMatchObject({ invalid: 2n, success: 1n });
    await dismissed(first.id);
    expect(await runOver(sync, pair, account)).toMatchObject({ records: 3n, unchanged: 3n, invalid: 0n });
    expect(await runOver(sync, pair.toReversed(), account)).toMatchObject({ unchanged: 3n, invalid: 0n });
    expect(await runOver(sync, [pair[0] ?? {}], account)).toMatchObject({ success: 1n });
  });

  it("remembers rows without a key each by itself", async () => {
    const sync = await makeSync(customerConfig);
    const keyless = [person("", "a@example.com"), person("", "b@example.com")];
    const first = await runOver(sync, keyless, account);
    const one = await database().runRecord.findFirstOrThrow({ where: { runId: first.id } });
    await dismissed(first.id, { ids: [Number(one.id)] });
    expect(await runOver(sync, keyless, account)).toMatchObject({ unchanged: 1n, invalid: 1n });
  });

  it("keeps a customer quiet that was refused as often as the operator allows", async () => {
    const sync = await makeSync(customerConfig);
    const limited = { ...account, attemptsLimit: 1, policy: { lotSize: 1, concurrency: 1 } };
    await runOver(sync, twins, limited);
    const exhausted = await runOver(sync, twins, limited);
    expect(await outcomesOf(exhausted.id)).toEqual({ b: "invalid attempts_exhausted" });
    await dismissed(exhausted.id);
    expect(await runOver(sync, twins, limited)).toMatchObject({ unchanged: 2n, invalid: 0n });
  });
});

describe("a run that has not been read to its end, or was a dry run", () => {
  it("is not decided about", async () => {
    const sync = await makeSync(paymentConfig);
    const runId = await queueRun(sync);
    expect(await dismissRecords(actor, runId, { selection: everything, note: "Not now" })).toMatchObject({
      status: 409,
    });
    expect(await restoreRecords(actor, runId, everything)).toMatchObject({ status: 409 });
    await database().run.update({ where: { id: runId }, data: { dryRun: true, plannedAt: new Date() } });
    expect(await dismissRecords(actor, runId, { selection: everything, note: "Not now" })).toMatchObject({
      status: 409,
      message: expect.stringContaining("dry run"),
    });
    expect(await retryRecords(actor, runId, everything)).toMatchObject({ status: 409 });
    expect(await dismissRecords(actor, 999_999, { selection: everything, note: "None" })).toMatchObject({
      status: 404,
    });
  });
});
