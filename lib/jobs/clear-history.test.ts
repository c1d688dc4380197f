import { beforeEach, describe, expect, it } from "vitest";
import { recordStatuses } from "@/lib/core/states";
import { database, pool } from "@/lib/store/database";
import { readRetention, storedHistory, writeRetention } from "@/lib/store/retention";
import { eventConfig, minuteAt } from "@/lib/testing/event-rows";
import { fillHistory } from "@/lib/testing/history";
import { type FixtureSync, makeSync } from "@/lib/testing/run-fixture";
import { scansOf, statementsOf } from "@/lib/testing/seen-statements";
import { useTestDatabase } from "@/lib/testing/test-database";
import { clearHistory } from "./clear-history";

useTestDatabase();

const never = new AbortController().signal;
const ended = minuteAt(0);
const daysLater = (days: number) => new Date(ended.getTime() + days * 86_400_000);

let sync: FixtureSync;
beforeEach(async () => {
  await pool().query(`TRUNCATE "Sync", "Memory", "WorkspaceSettings" CASCADE`);
  sync = await makeSync(eventConfig());
});

interface RunFacts {
  status?: "completed" | "failed" | "canceled" | "skipped";
  dryRun?: boolean;
  finishedAt?: Date | null;
  of?: FixtureSync;
}

async function addRun(facts: RunFacts = {}): Promise<number> {
  const { status = "completed", dryRun = false, finishedAt = ended, of = sync } = facts;
  const run = await database().run.create({
    data: { syncId: of.syncId, versionId: of.versionId, status, dryRun, finishedAt, success: 1, changed: 1 },
  });
  return run.id;
}

/** One record of each status, with everything that a record can hold. */
async function addRecords(runId: number, statuses: readonly string[] = recordStatuses): Promise<void> {
  await database().runRecord.createMany({
    data: statuses.map((status) => ({
      runId,
      syncId: sync.syncId,
      destinationId: sync.destinationId,
      object: "transaction",
      externalKey: `${status}_${runId}`,
      status,
      issueCode: status === "rejected" ? "refused" : null,
      sourceRow: { id: 1, mail: "jane@example.com" },
      change: { operation: "send", payload: { mail: "jane@example.com" } },
      sent: { mail: "jane@example.com" },
      calls: [{ response: { mail: "jane@example.com" } }],
      fingerprint: "f",
    })),
  });
}

/** An old run that a newer one has followed. */
async function addOldRun(facts: RunFacts = {}): Promise<number> {
  const runId = await addRun(facts);
  await addRecords(runId);
  await addRun({ finishedAt: daysLater(1_000) });
  return runId;
}

async function statusesOf(runId: number, withPayload?: boolean): Promise<string[]> {
  const rows = await database().runRecord.findMany({ where: { runId }, orderBy: { id: "asc" } });
  const wanted = rows.filter(({ change }) => withPayload === undefined || (change !== null) === withPayload);
  return wanted.map(({ status }) => status);
}

const keep = (payloadDays: number | null, recordDays: number | null) =>
  database().$transaction((tx) => writeRetention(tx, { payloadDays, recordDays }));

describe("retention", () => {
  it("takes what was read and sent after 30 days, and the records after 90, unless told otherwise", async () => {
    const runId = await addOldRun();
    expect(await clearHistory(daysLater(29), never)).toMatchObject({ records: 0, payloads: 0 });
    expect(await statusesOf(runId, true)).toEqual(recordStatuses);

    expect(await clearHistory(daysLater(31), never)).toMatchObject({ records: 0, payloads: 6 });
    expect(await statusesOf(runId)).toEqual(recordStatuses);
    expect(await statusesOf(runId, true)).toEqual(["sending", "uncertain"]);
    const rejected = await database().runRecord.findFirstOrThrow({ where: { runId, status: "rejected" } });
    expect(rejected).toMatchObject({
      externalKey: `rejected_${runId}`,
      issueCode: "refused",
      fingerprint: "f",
      sourceRow: {},
      change: null,
      sent: null,
      calls: [],
    });
    expect(await clearHistory(daysLater(32), never)).toMatchObject({ records: 0, payloads: 0 });

    expect(await clearHistory(daysLater(91), never)).toMatchObject({ records: 6, payloads: 0 });
    expect(await statusesOf(runId)).toEqual(["sending", "uncertain"]);
    expect(await database().run.findUnique({ where: { id: runId } })).toMatchObject({
      success: 1n,
      changed: 1n,
      payloadsRemovedAt: daysLater(31),
      recordsRemovedAt: daysLater(91),
    });
  });

  it("never touches the ledger", async () => {
    await addOldRun();
    await database().memory.create({
      data: {
        destinationId: sync.destinationId,
        object: "transaction",
        externalKey: "k",
        state: "sent",
        fingerprint: "f",
        payload: { mail: "jane@example.com" },
        updatedAt: ended,
      },
    });
    const before = await database().memory.findMany();
    await clearHistory(daysLater(10_000), never);
    expect(await database().memory.findMany()).toEqual(before);
  });

  it("keeps for ever what it is told to", async () => {
    const runId = await addOldRun();
    await keep(null, null);
    expect(await clearHistory(daysLater(10_000), never)).toMatchObject({ records: 0, payloads: 0 });
    await keep(null, 5);
    await clearHistory(daysLater(6), never);
    expect(await statusesOf(runId)).toEqual(["sending", "uncertain"]);
  });

  it("takes records that lost nothing before as well as those that lost their payloads", async () => {
    const early = await addOldRun();
    await clearHistory(daysLater(31), never);
    const late = await addOldRun({ finishedAt: daysLater(2) });
    await keep(30, 30);
    await clearHistory(daysLater(33), never);
    expect(await statusesOf(early)).toEqual(["sending", "uncertain"]);
    expect(await statusesOf(late)).toEqual(["sending", "uncertain"]);
  });

  it("leaves alone what has not ended", async () => {
    const runId = await addRun({ finishedAt: null });
    await addRecords(runId);
    await addRun({ finishedAt: daysLater(1_000) });
    await clearHistory(daysLater(10_000), never);
    expect(await statusesOf(runId, true)).toEqual(recordStatuses);
  });

  it("keeps the rejected and invalid records of the newest run until a later one has completed", async () => {
    const runId = await addRun();
    await addRecords(runId);
    for (const facts of [
      { status: "failed" },
      { status: "canceled" },
      { status: "skipped" },
      { dryRun: true },
    ] as const) {
      await addRun({ ...facts, finishedAt: daysLater(1) });
    }
    const other = await makeSync(eventConfig(), sync.destinationId);
    await addRun({ of: other });
    await clearHistory(daysLater(91), never);
    expect(await statusesOf(runId, true)).toEqual(["sending", "rejected", "invalid", "uncertain"]);

    await addRun({ finishedAt: daysLater(92) });
    await clearHistory(daysLater(93), never);
    expect(await statusesOf(runId)).toEqual(["sending", "uncertain"]);
  });

  it("keeps nothing rejected for a sync that was deleted", async () => {
    const runId = await addRun();
    await addRecords(runId);
    await database().sync.update({ where: { id: sync.syncId }, data: { deletedAt: ended } });
    await clearHistory(daysLater(91), never);
    expect(await statusesOf(runId)).toEqual(["sending", "uncertain"]);
  });

  it("takes an uncertain record once somebody has decided", async () => {
    const runId = await addOldRun();
    await clearHistory(daysLater(91), never);
    await database().runRecord.updateMany({ where: { runId }, data: { status: "success" } });
    await clearHistory(daysLater(92), never);
    expect(await statusesOf(runId)).toEqual([]);
    expect(await database().run.findUnique({ where: { id: runId } })).toMatchObject({
      kept: "nothing",
      recordsRemovedAt: daysLater(91),
    });
  });

  it("says nothing of removed records on a run that never had any", async () => {
    const runId = await addRun();
    await clearHistory(daysLater(91), never);
    expect(await database().run.findUnique({ where: { id: runId } })).toMatchObject({
      kept: "nothing",
      payloadsRemovedAt: null,
      recordsRemovedAt: null,
    });
  });

  it("stops between two stretches when asked, and goes on from there the next time", async () => {
    const runId = await addRun();
    await addRecords(runId, Array(2_500).fill("success"));
    let looks = 0;
    const soon = {
      get aborted() {
        looks += 1;
        return looks > 4;
      },
    } as AbortSignal;
    const first = await clearHistory(daysLater(91), soon);
    expect(first.records).toBeGreaterThan(0);
    expect(first.records).toBeLessThan(2_500);
    expect(await database().run.findUnique({ where: { id: runId } })).toMatchObject({
      kept: "everything",
      recordsRemovedAt: daysLater(91),
    });
    const second = await clearHistory(daysLater(92), never);
    expect(first.records + second.records).toBe(2_500);
    expect(await readRetention()).toMatchObject({ lastClearing: { at: daysLater(92).toISOString() } });
  });

  it("can be at work twice at the same time", async () => {
    const runId = await addRun();
    await addRecords(runId, Array(3_000).fill("success"));
    const cleared = await Promise.all([1, 2, 3].map(() => clearHistory(daysLater(91), never)));
    expect(cleared.reduce((sum, { records }) => sum + records, 0)).toBe(3_000);
  });

  it("looks through no table, and at no more than a stretch at a time", async () => {
    const history = await fillHistory(pool(), { runs: 20_000, records: 50_000, now: ended });
    let looks = 0;
    const soon = {
      get aborted() {
        looks += 1;
        return looks > 60;
      },
    } as AbortSignal;
    for (const [payloadDays, recordDays] of [
      [null, 30],
      [30, null],
    ] as const) {
      await keep(payloadDays, recordDays);
      looks = 0;
      const statements = await statementsOf(() => clearHistory(daysLater(300), soon));
      expect(statements.length).toBeGreaterThan(50);
      for (const statement of statements) {
        for (const scan of await scansOf(pool(), statement)) {
          if (!["Run", "RunRecord", "Memory"].includes(scan.table)) continue;
          expect(scan.how, statement.text).not.toBe("Seq Scan");
          expect(scan.rows, `${statement.text} ${JSON.stringify(scan)}`).toBeLessThanOrEqual(1_000);
        }
      }
    }
    const stored = await storedHistory();
    expect(stored.runs.rows).toBeGreaterThan(10_000);
    expect(stored.records.bytes).toBeGreaterThan(1_000_000);
    expect(history.largeRun).toBeGreaterThan(0);
  });
});
