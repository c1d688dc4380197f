import { beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { useTestDatabase } from "@/lib/testing/test-database";
import { activityPage } from "./activity";
import { activityWords } from "./activity-words";

useTestDatabase();

const add = (action: string, detail: JsonObject = {}, subject = "sync:1") =>
  recordAudit(database(), { actor: { userId: null, name: "Olive" }, action, subject, detail });

beforeEach(async () => {
  await database().$executeRaw`TRUNCATE "AuditEvent"`;
});

describe("the activity of a sync", () => {
  it("tells who did what, newest first, and nothing of other syncs", async () => {
    await add("sync.created", { label: "Invoices" });
    await add("run.requested", { run: 7, fullSync: true });
    await add("run.released", { run: 7, note: "checked with finance" });
    await add("sync.created", {}, "sync:11");
    const { entries, next } = await activityPage(1, {}, 10);
    expect(entries).toMatchObject([
      { actor: "Olive", did: "released run 7", note: "checked with finance", href: "/runs/7" },
      { did: "started run 7 as a full sync", note: null },
      { did: "created the sync", href: null },
    ]);
    expect(next).toBeNull();
  });

  it.each([
    ["changes" as const, ["created the sync"]],
    ["runs" as const, ["canceled run 7", "started run 7"]],
    ["records" as const, ["decided that inv_1 arrived", "dismissed 2 records of run 7"]],
  ])("can be narrowed to %s", async (show, expected) => {
    await add("sync.created");
    await add("run.requested", { run: 7 });
    await add("records.dismissed", { run: 7, records: 2 });
    await add("run.canceled", { run: 7 });
    await add("record.arrived", { run: 7, key: "inv_1" });
    const { entries } = await activityPage(1, { show }, 10);
    expect(entries.map(({ did }) => did)).toEqual(expected);
  });

  it.each([undefined, "changes" as const])("is found whole, page by page (%s)", async (show) => {
    for (let run = 1; run <= 60; run++) await add("run.requested", { run });
    for (let version = 1; version <= 5; version++) await add("sync.configured", { version });
    const said: string[] = [];
    for (let before: number | undefined; ; ) {
      const { entries, next } = await activityPage(1, { show, before }, 4);
      said.push(...entries.map(({ did }) => did));
      if (next === null) break;
      before = next;
    }
    expect(said).toHaveLength(show ? 5 : 65);
    expect(new Set(said).size).toBe(said.length);
  });
});

describe("a line of the audit log", () => {
  it.each<[string, JsonObject, string]>([
    ["sync.configured", { version: 3 }, "changed the configuration: version 3"],
    ["sync.edited", { enabled: false }, "switched it off"],
    [
      "sync.edited",
      { label: "Bills", attemptsLimit: 5 },
      "renamed it to Bills and set the limit of attempts to 5",
    ],
    [
      "sync.guards_edited",
      { records: { from: 100, to: null } },
      "changed the guard rails: records from 100 to off",
    ],
    ["sync.disabled", { reason: "It was deleted." }, "switched the sync off: It was deleted."],
    ["sync.first_send_confirmed", { destination: "Acme" }, "confirmed the first send to Acme"],
    ["run.requested", { run: 8, dryRun: true }, "started dry run 8"],
    ["run.requested", { run: 9, ofDryRun: 8 }, "sent dry run 8 as run 9"],
    ["records.retried", { run: 9, records: 1, retry: 10 }, "retried 1 record of run 9 in run 10"],
    ["record.sent_again", { run: 9, key: "inv_1", retry: 10 }, "decided that inv_1 is sent again in run 10"],
    ["sync.something_new", {}, "did sync.something_new"],
  ])("%s %j reads: %s", (action, detail, did) => {
    expect(activityWords(1, action, detail).did).toBe(did);
  });
});
