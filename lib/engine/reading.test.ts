import { beforeEach, describe, expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database, pool } from "@/lib/store/database";
import { endRun } from "@/lib/store/run-log";
import { eventConfig, eventRow, minuteAt } from "@/lib/testing/event-rows";
import {
  beside,
  type FixtureSync,
  finishContext,
  leaseContext,
  makeSync,
  queueRun,
  runOver,
} from "@/lib/testing/run-fixture";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";
import { planRun } from "./plan-run";
import type { RunContext } from "./run-context";

useTestDatabase();
const account = useSandboxAccount("c1");

let sync: FixtureSync;

beforeEach(async () => {
  sync = await makeSync(eventConfig());
});

async function addCustomer(key: string): Promise<void> {
  const body = { customer_key: key, email: `${key}@example.com`, partner_key: "gstest" };
  await account.wire.call({ method: "POST", path: "/customers", body });
}

async function markOf({ syncId }: FixtureSync): Promise<Date | null> {
  return (await database().sync.findUniqueOrThrow({ where: { id: syncId } })).highWaterMark;
}

async function sentIds(): Promise<string[]> {
  const { transactions } = await account.client.transactions({ limit: 10_000 });
  return transactions.map(({ key }) => key.replace("event_", "")).sort();
}

const hourly = (from: number, to: number): SourceRow[] =>
  Array.from({ length: to - from + 1 }, (_, at) => eventRow(from + at, (from + at) * 60));

describe("a sync that reads by a timestamp column", () => {
  it("reads everything once, and then only the overlap and what is new", async () => {
    expect(await runOver(sync, hourly(1, 10), account)).toMatchObject({
      records: 10n,
      success: 10n,
      readFrom: null,
      readUpTo: minuteAt(600),
    });
    expect(await markOf(sync)).toEqual(minuteAt(600));
    expect(await runOver(sync, hourly(1, 12), account)).toMatchObject({
      records: 4n,
      unchanged: 2n,
      success: 2n,
      readFrom: minuteAt(540),
      readUpTo: minuteAt(720),
    });
    expect(await markOf(sync)).toEqual(minuteAt(720));
  });

  it("finds a row that is late by less than the overlap, and a later one by a full sync", async () => {
    const rows = hourly(1, 10);
    await runOver(sync, rows, account);
    rows.push(eventRow(20, 545), eventRow(21, 530));
    expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n });
    expect(await sentIds()).not.toContain("21");
    expect(await runOver(sync, rows, { ...account, fullSync: true })).toMatchObject({
      records: 12n,
      success: 1n,
      readFrom: null,
    });
    expect(await sentIds()).toContain("21");
  });

  it("always reads rows without a time, or with one that cannot be read", async () => {
    await runOver(sync, hourly(1, 10), account);
    const undated = [eventRow(20, null), eventRow(21, "31/03/2026")];
    expect(await runOver(sync, [...hourly(1, 10), ...undated], account)).toMatchObject({
      records: 4n,
      success: 2n,
    });
  });

  it("reads a rejected or invalid row again until it gets through, whatever comes after it", async () => {
    const rows = [
      ...hourly(1, 10),
      eventRow(20, 65, { customer: "late" }),
      eventRow(21, 70, { total: "much" }),
    ];
    expect(await runOver(sync, rows, account)).toMatchObject({ rejected: 1n, invalid: 1n });
    expect(await markOf(sync)).toEqual(minuteAt(65));
    await addCustomer("late");
    expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n, invalid: 1n });
    expect(await markOf(sync)).toEqual(minuteAt(70));
    rows[11] = eventRow(21, 70);
    expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n });
    expect(await markOf(sync)).toEqual(minuteAt(600));
    expect(await sentIds()).toHaveLength(12);
  });

  it("goes back for a row that only a full sync could find and that was rejected", async () => {
    const rows = hourly(1, 10);
    await runOver(sync, rows, account);
    rows.push(eventRow(20, 30, { customer: "late" }));
    expect(await runOver(sync, rows, { ...account, fullSync: true })).toMatchObject({ rejected: 1n });
    expect(await markOf(sync)).toEqual(minuteAt(30));
    await addCustomer("late");
    expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n });
  });

  it("is not blinded by a row from the future", async () => {
    const rows = [...hourly(1, 3), eventRow(20, "2099-01-01T00:00:00Z")];
    expect(await runOver(sync, rows, account)).toMatchObject({ success: 4n });
    expect(await markOf(sync)).toEqual(minuteAt(180));
    rows.push(eventRow(21, 190));
    expect(await runOver(sync, rows, account)).toMatchObject({ records: 4n, success: 1n });
    expect(await markOf(sync)).toEqual(minuteAt(190));
  });

  it("keeps the mark when a run is canceled or fails", async () => {
    await runOver(sync, hourly(1, 3), account);
    const stop = new AbortController();
    const wire: DestinationWire = {
      call: async (request) => {
        const reply = await account.wire.call(request);
        if (request.method === "POST") stop.abort("canceled");
        return reply;
      },
    };
    const policy = { lotSize: 1, concurrency: 1 };
    expect(await runOver(sync, hourly(1, 9), { wire, signal: stop.signal, policy })).toMatchObject({
      status: "canceled",
      success: 1n,
    });
    expect(await markOf(sync)).toEqual(minuteAt(180));
    const refusing: DestinationWire = {
      call: async () => ({ kind: "response", status: 401, body: {}, text: "{}", durationMs: 1 }),
    };
    expect(await runOver(sync, hourly(1, 9), { wire: refusing })).toMatchObject({ status: "failed" });
    expect(await markOf(sync)).toEqual(minuteAt(180));
    expect(await runOver(sync, hourly(1, 9), account)).toMatchObject({ success: 5n });
  });

  it("keeps the mark on a dry run, and whose turn it is as well", async () => {
    await runOver(sync, hourly(1, 3), account);
    const under = await leaseContext(sync, await queueRun(sync), hourly(1, 5), account);
    await planRun(under);
    const dry = await queueRun(sync);
    await database().run.update({ where: { id: dry }, data: { dryRun: true } });
    const looking = await beside(under, () => leaseContext(sync, dry, hourly(1, 9), account));
    await planRun(looking);
    await endRun(pool(), looking.scope, { status: "completed", failure: null }, new Date());
    expect(await markOf(sync)).toEqual(minuteAt(180));
    await finishContext({ ...under, planComplete: true });
    expect(await markOf(sync)).toEqual(minuteAt(300));
  });

  it("moves the mark when a worker that took the run over finishes it without reading again", async () => {
    const runId = await queueRun(sync);
    await planRun(await leaseContext(sync, runId, hourly(1, 4), account));
    await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
    const heir = await leaseContext(sync, runId, [], account);
    expect(heir.planComplete).toBe(true);
    expect(await finishContext(heir)).toMatchObject({ success: 4n });
    expect(await markOf(sync)).toEqual(minuteAt(240));
  });

  it.each(["before", "after"])(
    "does not let a run move the mark past a row that a full sync found, which began %s it and left the row due",
    async (order) => {
      const rows = hourly(1, 9);
      await runOver(sync, rows, account);
      const begin = async (fullSync: boolean, earlier?: RunContext) => {
        const lease = async () =>
          leaseContext(sync, await queueRun(sync), [...rows], { ...account, fullSync });
        const context = await (earlier ? beside(earlier, lease) : lease());
        await planRun(context);
        return { ...context, planComplete: true };
      };
      const usual = order === "after" ? await begin(false) : undefined;
      rows.push(eventRow(20, 65, { customer: "late" }));
      const full = await begin(true, usual);
      rows.pop();
      const later = usual ?? (await begin(false, full));
      expect(await finishContext(full)).toMatchObject({ rejected: 1n });
      await finishContext(later);
      expect(await markOf(sync)).toEqual(minuteAt(65));
    },
  );

  it("keeps a row within reach whose request another run has under way", async () => {
    const rows = [eventRow(1, 10), eventRow(2, 600)];
    const other = await makeSync(eventConfig(), sync.destinationId);
    const context = await leaseContext(other, await queueRun(other), rows, account);
    await planRun(context);
    await context.books.reserve((await context.books.planned(0n, 1)).slice(0, 1), new Date());
    expect(await runOver(sync, rows, account)).toMatchObject({ unchanged: 1n, success: 1n });
    expect(await markOf(sync)).toEqual(minuteAt(10));
  });

  it("keeps a row within reach whose key another run took while it was in the plan", async () => {
    const rows = [eventRow(1, 10), eventRow(2, 600)];
    const other = await makeSync(eventConfig(), sync.destinationId);
    const theirs = await leaseContext(other, await queueRun(other), rows.slice(0, 1), account);
    await planRun(theirs);
    const ours = await leaseContext(sync, await queueRun(sync), rows, account);
    await planRun(ours);
    await theirs.books.reserve(await theirs.books.planned(0n, 1), new Date());
    expect(await finishContext({ ...ours, planComplete: true })).toMatchObject({
      unchanged: 1n,
      success: 1n,
    });
    expect(await markOf(sync)).toEqual(minuteAt(10));
  });

  it("keeps an uncertain row within reach until somebody has decided", async () => {
    const faults = {
      dropAfterCommit: { probability: 1, method: "POST" as const },
      error500BeforeCommit: { probability: 1, method: "GET" as const, path: "/transactions" },
    };
    const rows = [eventRow(1, 10)];
    await account.client.setSwitches({ faults });
    expect(await runOver(sync, rows, account)).toMatchObject({ uncertain: 1n });
    await account.client.setSwitches({ faults: { dropAfterCommit: null, error500BeforeCommit: null } });
    rows.push(eventRow(2, 600));
    expect(await runOver(sync, rows, account)).toMatchObject({ unchanged: 1n, success: 1n });
    expect(await markOf(sync)).toEqual(minuteAt(10));
  });

  it("reads everything again when the mark was made over something else", async () => {
    await runOver(sync, hourly(1, 9), account);
    const config = eventConfig({ timestampColumn: "noted_at" });
    const rows = hourly(1, 9).map((row) => ({ ...row, noted_at: row.written_at ?? null }));
    expect(await runOver(sync, rows, { ...account, config })).toMatchObject({
      records: 9n,
      unchanged: 9n,
      readFrom: null,
    });
    expect(await runOver(sync, rows, { ...account, config })).toMatchObject({ records: 2n });
  });

  it("reads everything again after a run of a configuration that had no timestamp column", async () => {
    await runOver(sync, hourly(1, 9), account);
    const rows = [...hourly(1, 9), eventRow(20, 65, { customer: "late" })];
    const { timestampColumn, ...config } = eventConfig();
    const version = (data: SyncConfig) =>
      database().syncVersion.update({ where: { id: sync.versionId }, data: { config: data } });
    await version(config);
    expect(await runOver(sync, rows, { ...account, config })).toMatchObject({ rejected: 1n });
    await version(sync.config);
    await addCustomer("late");
    expect(await runOver(sync, rows, account)).toMatchObject({ records: 10n, success: 1n });
  });

  it("remembers all current rows when it begins with Skip Current Records", async () => {
    const rows = hourly(1, 9);
    expect(await runOver(sync, rows, { ...account, skipCurrent: true })).toMatchObject({
      records: 9n,
      unchanged: 9n,
    });
    rows.push(eventRow(10, 545));
    expect(await runOver(sync, rows, account)).toMatchObject({ records: 2n + 1n, success: 1n });
    expect(await sentIds()).toEqual(["10"]);
  });

  it("never sends a key twice whose first row it does not read any more", async () => {
    await runOver(sync, hourly(1, 9), account);
    const again = [...hourly(1, 9), eventRow(1, 600, { total: "999.00" })];
    expect(await runOver(sync, again, account)).toMatchObject({ unchanged: 3n, success: 0n });
    expect(await sentIds()).toHaveLength(9);
  });

  it("still sees both rows of a double key as long as the first one is due", async () => {
    const rows = [eventRow(1, 10, { customer: "late" }), ...hourly(2, 9)];
    expect(await runOver(sync, rows, account)).toMatchObject({ rejected: 1n });
    rows.push(eventRow(1, 600));
    expect(await runOver(sync, rows, account)).toMatchObject({ invalid: 2n, success: 0n });
    expect(await sentIds()).toHaveLength(8);
  });
});
