import { describe, expect, it } from "vitest";
import type { GuardRule, GuardSettings } from "@/lib/core/guards/settings";
import type { DestinationWire } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database, pool } from "@/lib/store/database";
import { expireHeldRuns, holdRun, releaseHeld } from "@/lib/store/run-hold";
import { takeLease } from "@/lib/store/run-lease";
import {
  type FixtureSync,
  finishContext,
  leaseContext,
  makeSync,
  queueRun,
  runOver,
} from "@/lib/testing/run-fixture";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount("c1", "c2");

const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });
const payments: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    { field: "customer_external_key", from: column("customer"), ...set },
    { field: "amount", from: column("total"), amountIn: "decimal", ...set },
    { field: "currency", from: column("currency"), ...set },
    { field: "created_at", from: column("paid_at"), ...set },
  ],
};
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

function payment(id: number, changes: SourceRow = {}): SourceRow {
  const day = String((id % 27) + 1).padStart(2, "0");
  return {
    id,
    customer: id % 2 ? "c1" : "c2",
    total: `${10 + id}.25`,
    currency: "USD",
    paid_at: `2025-03-${day}T10:00:00`,
    ...changes,
  };
}
const manyPayments = (count: number, changes: SourceRow = {}) =>
  Array.from({ length: count }, (_, at) => payment(at + 1, changes));
const person = (id: number, email = `p${id}@example.com`): SourceRow => ({ id, email });
const people = (count: number) => Array.from({ length: count }, (_, at) => person(at + 1));

const sent = async () => (await account.client.summary()).transactions.total;

async function release(runId: number): Promise<boolean> {
  const released = { by: "Olive Owner", note: "Checked with finance", now: new Date() };
  return database().$transaction((tx) => releaseHeld(tx, runId, released));
}

/** What a worker that takes the released run does; the source is not read again. */
async function goOn(sync: FixtureSync, runId: number, guards: Partial<GuardSettings>, wire = account.wire) {
  const context = await leaseContext(sync, runId, [], { wire, guards });
  return finishContext(context);
}

describe("guard rails over transactions", () => {
  const cases: [GuardRule, Partial<GuardSettings>, SourceRow[], string][] = [
    ["records", { records: 2 }, manyPayments(3), "3 transactions would be sent; this sync holds above 2."],
    [
      "largestAmount",
      { largestAmount: 100_000 },
      [payment(1), payment(2, { total: "120000" })],
      "One amount is USD 120,000.00; this sync holds above USD 100,000.00.",
    ],
    [
      "totalAmount",
      { totalAmount: 1_000 },
      [payment(1, { total: "600" }), payment(2, { total: "400.01" })],
      "USD 1,000.01 would be sent in total; this sync holds above USD 1,000.00.",
    ],
    [
      "nonPositive",
      { nonPositive: true },
      [payment(1), payment(2, { total: "-5" })],
      "1 transaction has an amount of zero or less",
    ],
    [
      "futureHours",
      { futureHours: 24 },
      [payment(1), payment(2, { paid_at: new Date(Date.now() + 25 * 3_600_000).toISOString() })],
      "1 transaction is dated more than 24 hours in the future",
    ],
    [
      "alikeMinutes",
      { alikeMinutes: 60 },
      [payment(1), payment(2), payment(3, { total: "11.25", paid_at: "2025-03-02T11:00:00" })],
      "2 transactions have the customer, amount and currency of another one within 60 minutes",
    ],
  ];

  it.each(cases)(
    "hold by %s before the first request, and go on when released",
    async (rule, guards, rows, message) => {
      const sync = await makeSync(payments);
      const held = await runOver(sync, rows, { ...account, guards });
      expect(held).toMatchObject({ status: "held", finishedAt: null, leaseUntil: null, leaseOwner: null });
      expect(held).toMatchObject({ changed: BigInt(rows.length), success: 0n });
      expect(held.heldAt).not.toBeNull();
      expect(held.heldReasons).toMatchObject([{ rule, message: expect.stringContaining(message) }]);
      expect(await sent()).toBe(0);
      expect(await takeLease(pool(), held.id, "another worker")).toBeUndefined();

      expect(await release(held.id)).toBe(true);
      expect(await release(held.id)).toBe(false);
      const done = await goOn(sync, held.id, guards);
      expect(done).toMatchObject({
        status: "completed",
        success: BigInt(rows.length),
        releasedBy: "Olive Owner",
      });
      expect(await sent()).toBe(rows.length);
    },
  );

  it("show the records that they mean", async () => {
    const rows = [...manyPayments(8), payment(20, { total: "-3" })];
    const held = await runOver(await makeSync(payments), rows, { ...account, guards: { nonPositive: true } });
    const record = await database().runRecord.findFirstOrThrow({
      where: { runId: held.id, externalKey: "20" },
    });
    expect(held.heldReasons).toMatchObject([
      { examples: [{ id: Number(record.id), externalKey: "20", detail: "USD -3.00" }] },
    ]);
  });

  it("leave no trace on a run that nothing held", async () => {
    const run = await runOver(await makeSync(payments), manyPayments(3), {
      ...account,
      guards: {
        records: 3,
        largestAmount: 100_000,
        totalAmount: 1_000_000,
        nonPositive: true,
        futureHours: 24,
        scale: true,
        alikeMinutes: 60,
      },
    });
    expect(run).toMatchObject({
      status: "completed",
      success: 3n,
      heldAt: null,
      heldReasons: [],
      releasedAt: null,
    });
  });

  it("find a payment that the ledger holds under another identifier, whichever sync sent it", async () => {
    const first = await makeSync(payments);
    await runOver(first, [payment(1)], account);
    const other = await makeSync(payments, first.destinationId);
    const guards = { alikeMinutes: 60 };
    const twin = { total: "11.25", customer: "c1", paid_at: "2025-03-02T10:59:00" };
    const held = await runOver(other, [payment(7, twin)], { ...account, guards });
    expect(held).toMatchObject({ status: "held" });
    expect(held.heldReasons).toMatchObject([
      { rule: "alikeMinutes", examples: [{ externalKey: "7", detail: "USD 11.25, like 1" }] },
    ]);
    const later = [payment(8, { ...twin, paid_at: "2025-03-02T11:01:00" })];
    expect(await runOver(other, later, { ...account, guards })).toMatchObject({ status: "completed" });
    const elsewhere = [payment(9, { ...twin, customer: "c2" })];
    expect(await runOver(other, elsewhere, { ...account, guards })).toMatchObject({ status: "completed" });
  });

  it("do not take a payment for its own twin when another run sends it in the same moment", async () => {
    const sync = await makeSync(payments);
    const runId = await queueRun(sync);
    const guards = { alikeMinutes: 60 };
    const context = await leaseContext(sync, runId, [payment(1)], { ...account, guards });
    const { storedPlan } = context.books;
    context.books.storedPlan = async () => {
      await runOver(await makeSync(payments, sync.destinationId), [payment(1)], account);
      return storedPlan();
    };
    expect(await finishContext(context)).toMatchObject({ status: "completed", success: 0n, unchanged: 1n });
    expect(await sent()).toBe(1);
  });

  it("judge the decimals by the history of each currency, once there is enough of it", async () => {
    const sync = await makeSync(payments);
    const guards = { scale: true };
    await runOver(sync, manyPayments(19), { ...account, guards });
    const early = await runOver(sync, [payment(30, { total: "2100.00" })], { ...account, guards });
    expect(early).toMatchObject({ status: "completed" });
    const yen = await runOver(sync, [payment(31, { total: "900000", currency: "JPY" })], {
      ...account,
      guards,
    });
    expect(yen).toMatchObject({ status: "completed" });
    const held = await runOver(sync, [payment(40, { total: "2100.00" })], { ...account, guards });
    expect(held.heldReasons).toMatchObject([
      { rule: "scale", message: expect.stringContaining("cents were taken for whole amounts") },
    ]);
    const small = await runOver(sync, [payment(41, { total: "0.20" })], { ...account, guards });
    expect(small.heldReasons).toMatchObject([
      { rule: "scale", message: expect.stringContaining("whole amounts were taken for cents") },
    ]);
  });
});

describe("guard rails over customers", () => {
  it("hold when more of what the destination holds would change than the limit", async () => {
    const sync = await makeSync(customers);
    await runOver(sync, people(100), account);
    const moved = people(100).map((row, at) => (at < 51 ? person(at + 1, `moved${at}@example.com`) : row));
    const guards = { sharePercent: 50 };
    const held = await runOver(sync, moved, { ...account, guards });
    expect(held).toMatchObject({ status: "held", changed: 51n, unchanged: 49n });
    expect(held.heldReasons).toMatchObject([
      {
        rule: "sharePercent",
        figure: 51,
        limit: 50,
        message: expect.stringContaining("51 of the 100 customers"),
      },
    ]);
    const newcomers = [...people(100), ...Array.from({ length: 300 }, (_, at) => person(1_000 + at))];
    expect(await runOver(sync, newcomers, { ...account, guards })).toMatchObject({
      status: "completed",
      success: 300n,
    });
  });
});

describe("a held run", () => {
  const guards = { records: 2 };

  it("goes on after the death of the worker that took it when it was released, and nothing is sent twice", async () => {
    const sync = await makeSync(payments);
    const { id } = await runOver(sync, manyPayments(12), { ...account, guards });
    await release(id);
    let posts = 0;
    const dying: DestinationWire = {
      call: async (request) => {
        const reply = await account.wire.call(request);
        if (request.method === "POST") posts += 1;
        if (posts >= 5) throw new Error("killed");
        return reply;
      },
    };
    const context = await leaseContext(sync, id, [], {
      wire: dying,
      guards,
      policy: { lotSize: 2, concurrency: 1 },
    });
    await expect(finishContext(context)).rejects.toThrow("killed");
    await database().run.update({ where: { id }, data: { leaseUntil: new Date(0) } });
    expect(await goOn(sync, id, guards)).toMatchObject({ status: "completed", success: 12n, uncertain: 0n });
    expect(await sent()).toBe(12);
  });

  it("is judged again when its worker died before it could be held", async () => {
    const sync = await makeSync(payments);
    const runId = await queueRun(sync);
    const dying = await leaseContext(sync, runId, manyPayments(3), { ...account, guards });
    dying.books.find = () => Promise.reject(new Error("killed"));
    dying.guards = { ...dying.guards, nonPositive: true, alikeMinutes: 1 };
    await expect(finishContext(dying)).rejects.toThrow("killed");
    await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
    expect(await goOn(sync, runId, guards)).toMatchObject({ status: "held", success: 0n });
  });

  it("is not held in the middle of sending", async () => {
    const sync = await makeSync(payments);
    const runId = await queueRun(sync);
    const stopping = await leaseContext(sync, runId, manyPayments(3), { ...account, guards: { records: 3 } });
    stopping.books.planned = () => Promise.reject(new Error("killed"));
    await expect(finishContext(stopping)).rejects.toThrow("killed");
    await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
    expect(await goOn(sync, runId, guards)).toMatchObject({ status: "completed", success: 3n });
  });

  it("ends after 24 hours when nobody released it, and what it would have sent stays due", async () => {
    const sync = await makeSync(payments);
    const early = await runOver(sync, manyPayments(3), { ...account, guards });
    const late = await runOver(sync, manyPayments(3), { ...account, guards });
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await database().run.update({ where: { id: early.id }, data: { heldAt: ago(23.9) } });
    await database().run.update({ where: { id: late.id }, data: { heldAt: ago(24.1) } });
    expect(await expireHeldRuns(pool())).toEqual([late.id]);
    expect(await expireHeldRuns(pool())).toEqual([]);
    expect(await database().run.findUniqueOrThrow({ where: { id: late.id } })).toMatchObject({
      status: "failed",
      failure: {
        code: "not_released",
        message: expect.stringContaining("Nobody released it within 24 hours"),
      },
    });
    expect(await release(late.id)).toBe(false);
    expect(await runOver(sync, manyPayments(3), account)).toMatchObject({ success: 3n });
  });

  it("that was canceled in the moment of holding is canceled, not held", async () => {
    const sync = await makeSync(payments);
    const runId = await queueRun(sync);
    const { scope } = await leaseContext(sync, runId, [], account);
    await database().run.update({ where: { id: runId }, data: { cancelRequestedAt: new Date() } });
    await holdRun(pool(), scope, []);
    const run = await database().run.findUniqueOrThrow({ where: { id: runId } });
    expect(run.status).toBe("canceled");
    expect(run.finishedAt).not.toBeNull();
  });
});
