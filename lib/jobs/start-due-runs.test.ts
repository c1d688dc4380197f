import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { editSync } from "@/lib/commands/edit-sync";
import { nextDue, type SyncTriggers, syncTriggers } from "@/lib/core/triggers";
import { wallAt } from "@/lib/core/zoned-time";
import { runDetail } from "@/lib/queries/runs";
import { database } from "@/lib/store/database";
import type { Prisma } from "@/lib/store/generated/client";
import { stopQueue } from "@/lib/store/queue";
import { makeSync } from "@/lib/testing/run-fixture";
import { customerConfig } from "@/lib/testing/sandbox-payments";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { startDueRuns } from "./start-due-runs";

useTestDatabase();
afterAll(() => stopQueue());
beforeEach(async () => {
  await database().sync.updateMany({ data: { nextRunAt: null, triggers: {}, deletedAt: new Date() } });
});

const at = (text: string) => new Date(`${text}Z`);
const hourly = { schedule: { frequency: "hourly", minute: 0 } };

async function syncWith(triggers: object, nextRunAt: Date | null = null): Promise<number> {
  const { syncId } = await makeSync(customerConfig);
  const data = { triggers: syncTriggers.parse(triggers) as Prisma.InputJsonObject, nextRunAt };
  await database().sync.update({ where: { id: syncId }, data });
  return syncId;
}

const runsOf = (syncId: number) => database().run.findMany({ where: { syncId }, orderBy: { id: "asc" } });
const nextOf = async (syncId: number) =>
  (await database().sync.findUniqueOrThrow({ where: { id: syncId } })).nextRunAt;
const end = (syncId: number, status: "completed" | "failed" = "completed") =>
  database().run.updateMany({
    where: { syncId, status: { in: ["queued", "working"] } },
    data: { status, finishedAt: new Date() },
  });

describe("a run that is due by the clock", () => {
  it("is started once, however many workers look at the same moment", async () => {
    const syncId = await syncWith(hourly, at("2026-03-07T06:00"));
    const now = at("2026-03-07T06:00:01");
    expect(await startDueRuns(at("2026-03-07T05:59:59"))).toEqual([]);
    const started = await Promise.all(Array.from({ length: 8 }, () => startDueRuns(now)));
    expect(started.flat()).toHaveLength(1);
    expect(await runsOf(syncId)).toMatchObject([
      { trigger: "scheduled", status: "queued", dueAt: at("2026-03-07T06:00"), missedTimes: 0 },
    ]);
    expect(await nextOf(syncId)).toEqual(at("2026-03-07T07:00"));
  });

  it("is not started again when the clock jumps back", async () => {
    const syncId = await syncWith(hourly, at("2026-03-07T06:00"));
    await startDueRuns(at("2026-03-07T06:00:01"));
    await end(syncId);
    expect(await startDueRuns(at("2026-03-07T05:59:00"))).toEqual([]);
    expect(await startDueRuns(at("2026-03-07T06:00:30"))).toEqual([]);
    expect(await runsOf(syncId)).toHaveLength(1);
  });

  it("is started once after everything was down, and says how many times were missed", async () => {
    const syncId = await syncWith(hourly, at("2026-03-07T06:00"));
    await startDueRuns(at("2026-03-07T11:20"));
    const [run, ...more] = await runsOf(syncId);
    expect(more).toEqual([]);
    expect(run).toMatchObject({ dueAt: at("2026-03-07T06:00"), missedTimes: 5 });
    expect((await runDetail(run?.id ?? 0))?.run).toMatchObject({
      tags: ["Scheduled"],
      due: { at: "2026-03-07T06:00:00.000Z", missed: 5 },
    });
    expect(await nextOf(syncId)).toEqual(at("2026-03-07T12:00"));
  });

  it("is skipped with the reason while another is going on, or waits for a person", async () => {
    const syncId = await syncWith(hourly, at("2026-03-07T06:00"));
    await startDueRuns(at("2026-03-07T06:00"));
    await startDueRuns(at("2026-03-07T07:00"));
    const [first, second] = await runsOf(syncId);
    expect(second).toMatchObject({
      status: "skipped",
      failure: { code: "overlap", message: `Run ${first?.id} was still going on.` },
    });
    await database().run.update({ where: { id: first?.id ?? 0 }, data: { status: "held" } });
    await startDueRuns(at("2026-03-07T08:00"));
    expect((await runsOf(syncId)).at(-1)).toMatchObject({
      status: "skipped",
      failure: { message: `Run ${first?.id} is held and waits for somebody to release it.` },
    });
    await database().run.update({ where: { id: first?.id ?? 0 }, data: { status: "canceled" } });
    await startDueRuns(at("2026-03-07T09:00"));
    expect((await runsOf(syncId)).at(-1)).toMatchObject({ status: "queued" });
  });

  it("follows the one before without a line for every minute, where it is continuous", async () => {
    const syncId = await syncWith({ schedule: { frequency: "continuous" } }, at("2026-03-07T06:00"));
    for (let minute = 0; minute < 5; minute++) await startDueRuns(at(`2026-03-07T06:0${minute}`));
    expect(await runsOf(syncId)).toHaveLength(1);
    await end(syncId);
    await startDueRuns(at("2026-03-07T06:05"));
    expect((await runsOf(syncId)).map(({ status, missedTimes }) => [status, missedTimes])).toEqual([
      ["completed", 0],
      ["queued", 0],
    ]);
  });

  it("is not due while the sync is switched off, and nothing is made up for when it is switched on", async () => {
    const syncId = await syncWith(hourly, at("2026-03-07T06:00"));
    const editor = testActor({ role: "editor" });
    await editSync(editor, syncId, { enabled: false }, at("2026-03-07T05:30"));
    expect(await nextOf(syncId)).toBeNull();
    expect(await startDueRuns(at("2026-03-07T06:00"))).toEqual([]);
    await editSync(editor, syncId, { enabled: true }, at("2026-03-07T09:30"));
    expect(await nextOf(syncId)).toEqual(at("2026-03-07T10:00"));
  });

  it.each(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])(
    "comes once on every day of a year in %s, over both changes of the clocks",
    async (timeZone) => {
      const triggers: SyncTriggers = syncTriggers.parse({
        schedule: { frequency: "daily", hour: 2, minute: 0 },
        timeZone,
      });
      const syncId = await syncWith(triggers, nextDue(triggers, at("2025-12-31T12:00")) ?? null);
      for (let runs = 0; runs < 366; runs++) {
        await startDueRuns((await nextOf(syncId)) ?? undefined);
        await end(syncId);
      }
      const days = (await runsOf(syncId)).map(({ dueAt }) =>
        new Date(wallAt(timeZone, dueAt?.getTime() ?? 0)).toISOString().slice(0, 10),
      );
      expect(days).toHaveLength(366);
      expect(new Set(days).size).toBe(366);
    },
  );
});

describe("a sync that follows others", () => {
  const now = at("2026-03-07T06:00");
  async function complete(syncId: number, kind: Partial<Prisma.RunUncheckedCreateInput> = {}): Promise<void> {
    const { id: versionId } = await database().syncVersion.findFirstOrThrow({ where: { syncId } });
    await database().run.create({
      data: { syncId, versionId, status: "completed", finishedAt: now, ...kind },
    });
  }

  it("runs once when the other has completed, and not for a dry run, a retry or a failure", async () => {
    const parent = await syncWith({});
    const child = await syncWith({ after: [parent] });
    await complete(parent, { dryRun: true });
    await complete(parent, { retry: true });
    await complete(parent, { status: "failed" });
    expect(await startDueRuns(now)).toEqual([]);
    await complete(parent);
    await Promise.all([startDueRuns(now), startDueRuns(now), startDueRuns(now)]);
    expect(await runsOf(child)).toMatchObject([{ trigger: "sequence", status: "queued" }]);
    expect(await startDueRuns(now)).toEqual([]);
  });

  it("waits for all of several, and begins anew after each time", async () => {
    const [one, two] = [await syncWith({}), await syncWith({})];
    const child = await syncWith({ after: [one, two] });
    await complete(one);
    await complete(one);
    expect(await startDueRuns(now)).toEqual([]);
    await complete(two);
    expect(await startDueRuns(now)).toMatchObject([{ syncId: child }]);
    await end(child);
    await complete(two);
    expect(await startDueRuns(now)).toEqual([]);
    await complete(one);
    expect(await startDueRuns(now)).toMatchObject([{ syncId: child }]);
  });

  it("runs after its own run that is still going on, once for all that completed meanwhile", async () => {
    const parent = await syncWith({});
    const child = await syncWith({ after: [parent] });
    await complete(parent);
    await startDueRuns(now);
    await complete(parent);
    await complete(parent);
    expect(await startDueRuns(now)).toEqual([]);
    await end(child);
    expect(await startDueRuns(now)).toMatchObject([{ syncId: child, skipped: false }]);
    await end(child);
    expect(await startDueRuns(now)).toEqual([]);
  });
});
