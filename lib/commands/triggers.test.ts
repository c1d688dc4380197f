import { afterAll, describe, expect, it } from "vitest";
import type { TriggersView } from "@/lib/contracts/triggers";
import { noTriggers, syncTriggers } from "@/lib/core/triggers";
import { Problem } from "@/lib/http/problem";
import { activityPage } from "@/lib/queries/activity";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { makeSync } from "@/lib/testing/run-fixture";
import { customerConfig, paymentConfig } from "@/lib/testing/sandbox-payments";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { makeHook, removeHook } from "./change-hook";
import { editTriggers } from "./edit-triggers";
import { startByHook } from "./start-by-hook";

useTestDatabase();
afterAll(() => stopQueue());

const editor = testActor({ name: "Edith Editor", role: "editor", userId: 7 });
const now = new Date("2026-03-07T05:30:00Z");
const daily = syncTriggers.parse({
  schedule: { frequency: "daily", hour: 6, minute: 0 },
  timeZone: "Europe/Berlin",
});

async function edited(syncId: number, triggers: object, confirm?: string): Promise<TriggersView | Problem> {
  return editTriggers(editor, syncId, { triggers: syncTriggers.parse(triggers), confirm }, now);
}

describe("what starts a sync by itself", () => {
  it("is stored with its next time, told in words, and stands in the activity", async () => {
    const { syncId } = await makeSync(customerConfig);
    expect(await edited(syncId, { ...daily, blackouts: [{ from: "22:00", to: "05:00" }] })).toMatchObject({
      words: "Every day at 06:00 (Europe/Berlin), not from 22:00 to 05:00",
      next: [
        "2026-03-08T05:00:00.000Z",
        "2026-03-09T05:00:00.000Z",
        "2026-03-10T05:00:00.000Z",
        "2026-03-11T05:00:00.000Z",
        "2026-03-12T05:00:00.000Z",
      ],
    });
    const { nextRunAt } = await database().sync.findUniqueOrThrow({ where: { id: syncId } });
    expect(nextRunAt?.toISOString()).toBe("2026-03-08T05:00:00.000Z");
    const [line] = (await activityPage(syncId, {}, 5)).entries;
    expect(line).toMatchObject({
      actor: "Edith Editor",
      did: "changed what starts it: Every day at 06:00 (Europe/Berlin), not from 22:00 to 05:00",
    });
    expect(await edited(syncId, noTriggers)).toMatchObject({ words: "By hand, or by the API", next: [] });
  });

  it("never comes back to the sync itself", async () => {
    const [one, two, three] = [
      await makeSync(customerConfig),
      await makeSync(customerConfig),
      await makeSync(customerConfig),
    ];
    expect(await edited(two.syncId, { after: [one.syncId] })).toMatchObject({ words: "After Test" });
    expect(await edited(three.syncId, { after: [two.syncId] })).not.toBeInstanceOf(Problem);
    for (const after of [[one.syncId], [three.syncId]])
      expect(await edited(one.syncId, { after })).toMatchObject({
        fields: { "triggers.after": expect.stringContaining("It would follow itself") },
      });
    expect(await edited(one.syncId, { after: [999_999] })).toMatchObject({ status: 422 });
    expect(await edited(999_999, daily)).toMatchObject({ status: 404 });
  });

  it("does not follow what was completed before somebody chose it", async () => {
    const parent = await makeSync(customerConfig);
    const child = await makeSync(customerConfig);
    const { id } = await database().run.create({
      data: { syncId: parent.syncId, versionId: parent.versionId, status: "completed" },
    });
    await edited(child.syncId, { after: [parent.syncId] });
    const { followed } = await database().sync.findUniqueOrThrow({ where: { id: child.syncId } });
    expect(followed).toEqual({ [parent.syncId]: id });
  });

  it("sends nothing to production before a person has typed the name of the destination", async () => {
    const { id } = await database().destination.create({
      data: {
        ...{ name: "PartnerStack", type: "partnerstack", mode: "production" },
        ...{ publicKey: "pk_live", sealedSecret: "-" },
      },
    });
    const { syncId } = await makeSync(paymentConfig, id);
    expect(await edited(syncId, daily)).toMatchObject({ code: "confirmation_needed" });
    expect(await makeHook(editor, syncId, "partnerstack", now)).toMatchObject({
      code: "confirmation_needed",
    });
    expect(await edited(syncId, noTriggers)).not.toBeInstanceOf(Problem);
    expect(await edited(syncId, daily, "PartnerStack")).not.toBeInstanceOf(Problem);
    expect(await makeHook(editor, syncId, undefined, now)).not.toBeInstanceOf(Problem);
  });
});

describe("the address that starts a sync", () => {
  async function hookOf(syncId: number): Promise<string> {
    const made = await makeHook(editor, syncId, undefined, now);
    if (made instanceof Problem) throw made;
    return made.path.replace("/api/hooks/", "");
  }

  it("starts a run, or names the one that waits, and is void once it is replaced or taken away", async () => {
    const { syncId } = await makeSync(customerConfig);
    const first = await hookOf(syncId);
    const stored = await database().sync.findUniqueOrThrow({ where: { id: syncId } });
    expect(JSON.stringify(stored)).not.toContain(first);
    const answer = await startByHook(first, undefined, now);
    expect(answer).toMatchObject({ started: true });
    expect(await startByHook(first, { any: "thing" }, now)).toMatchObject({ started: false });
    expect(await database().run.findMany({ where: { syncId } })).toMatchObject([
      { trigger: "webhook", requestedBy: "a webhook" },
    ]);
    const second = await hookOf(syncId);
    expect(await startByHook(first, undefined, now)).toMatchObject({ status: 404 });
    await removeHook(editor, syncId);
    expect(await startByHook(second, undefined, now)).toMatchObject({ status: 404 });
  });

  it.each([
    ["dbt Cloud's job failed", { eventType: "job.run.errored", data: { runStatus: "Errored" } }, false],
    ["dbt Cloud's job has begun", { eventType: "job.run.started", data: { runStatus: "Running" } }, false],
    ["dbt Cloud's job succeeded", { eventType: "job.run.completed", data: { runStatus: "Success" } }, true],
    ["Fivetran's sync failed", { event: "sync_end", data: { status: "FAILURE" } }, false],
    ["Fivetran's sync has begun", { event: "sync_start", data: { status: "SUCCESSFUL" } }, false],
    ["Fivetran's sync ended well", { event: "sync_end", data: { status: "SUCCESSFUL" } }, true],
    ["somebody else speaks", { event: "hello", data: "x" }, true],
  ])("where %s", async (_who, body, starts) => {
    const { syncId } = await makeSync(customerConfig);
    expect(await startByHook(await hookOf(syncId), body, now)).toMatchObject({ started: starts });
    expect(await database().run.count({ where: { syncId } })).toBe(starts ? 1 : 0);
  });

  it("starts nothing while the sync is switched off", async () => {
    const { syncId } = await makeSync(customerConfig);
    const token = await hookOf(syncId);
    await database().sync.update({ where: { id: syncId }, data: { enabled: false } });
    expect(await startByHook(token, undefined, now)).toMatchObject({ status: 409 });
  });
});
