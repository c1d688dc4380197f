import { beforeAll, describe, expect, it } from "vitest";
import type { HistoryFilter } from "@/lib/contracts/runs";
import { recordStatuses } from "@/lib/core/states";
import { database, pool } from "@/lib/store/database";
import { fillHistory, type History } from "@/lib/testing/history";
import { useTestDatabase } from "@/lib/testing/test-database";
import { recordsNdjson } from "./records-ndjson";
import { lookUpRecords, recordDetail, recordsPage } from "./run-records";
import { filteredRunsPage, runDetail, runsPage } from "./runs";
import { search } from "./search";

useTestDatabase();

let history: History;
beforeAll(async () => {
  history = await fillHistory(pool(), { runs: 500, records: 12_000 });
});

interface Filter {
  status?: (typeof recordStatuses)[number];
  issue?: string;
  key?: string;
}

async function pagedIds(runId: number, filter: Filter, limit: number): Promise<number[]> {
  const ids: number[] = [];
  for (let after: number | undefined; ; ) {
    const { records, next } = await recordsPage(runId, filter, after, limit);
    ids.push(...records.map(({ id }) => id));
    if (next === null) return ids;
    after = next;
  }
}

async function allIds(runId: number, { status, issue, key }: Filter): Promise<number[]> {
  const rows = await database().runRecord.findMany({
    where: { runId, ...(status && { status }), ...(issue && { issueCode: issue }) },
    select: { id: true, externalKey: true },
    orderBy: { id: "asc" },
  });
  return rows.filter(({ externalKey }) => externalKey.startsWith(key ?? "")).map(({ id }) => Number(id));
}

const filters: Filter[] = [
  {},
  ...recordStatuses.map((status) => ({ status })),
  { status: "rejected", issue: "refused" },
  { status: "invalid", issue: "amount_invalid" },
  { issue: "customer_unknown" },
  { key: "inv_" },
  { key: "inv_1" },
  { key: "inv_1", status: "rejected" },
  { key: "inv_1", status: "rejected", issue: "refused" },
  { key: "inv%" },
  { key: "inv_79" },
  { key: "nothing" },
];

describe("the history of a sync", () => {
  const all = async (filter: HistoryFilter, now: Date) => {
    const ids: number[] = [];
    for (let before: number | undefined; ; ) {
      const { runs, next } = await filteredRunsPage(history.syncId, { ...filter, before }, 7, now);
      ids.push(...runs.map(({ id }) => id));
      if (next === null) return ids;
      before = next;
    }
  };

  it.each<HistoryFilter>([
    {},
    { outcome: "completed" },
    { outcome: "with_errors" },
    { outcome: "failed" },
    { outcome: "canceled" },
    { outcome: "skipped" },
    { period: "month" },
    { outcome: "completed", period: "month" },
  ])("is found page by page by %j", async (filter) => {
    const runs = await database().run.findMany({
      where: { syncId: history.syncId },
      orderBy: { id: "desc" },
    });
    const newest = runs[0]?.queuedAt ?? new Date();
    const { outcome, period } = filter;
    const expected = runs.filter((run) => {
      const problems = run.rejected + run.invalid + run.uncertain > 0n;
      const status = outcome === "with_errors" ? "completed" : outcome;
      if (status !== undefined && run.status !== status) return false;
      if (outcome === "completed" && problems) return false;
      if (outcome === "with_errors" && !problems) return false;
      return period === undefined || run.queuedAt.getTime() >= newest.getTime() - 30 * 86_400_000;
    });
    expect(await all(filter, newest)).toEqual(expected.map(({ id }) => id));
  });
});

it("gives each record of a run as one line of JSON, with its row and its calls", async () => {
  const filter = { status: "rejected" as const };
  const text = await new Response(recordsNdjson(history.largeRun, filter)).text();
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id }) => id)).toEqual(await allIds(history.largeRun, filter));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines[0]).toMatchObject({
    status: "rejected",
    reason: { code: expect.any(String), advice: expect.any(String) },
    source: expect.any(Object),
    calls: expect.any(Array),
  });
});

describe("the records of a run", () => {
  it.each(filters.map((filter) => ({ filter, named: JSON.stringify(filter) })))(
    "are all found page by page, in the order of the plan, by $named",
    async ({ filter }) => {
      for (const runId of [history.largeRun, history.usualRun, history.canceledRun]) {
        expect(await pagedIds(runId, filter, 190)).toEqual(await allIds(runId, filter));
      }
    },
  );

  it.each(["time", "-time"] as const)("are found page by page by their time, sorted by %s", async (sort) => {
    const { usualRun: runId } = history;
    // Some settle in the same moment, and some not at all.
    await pool().query(
      `UPDATE "RunRecord" SET "settledAt" = CASE WHEN id % 7 = 0 THEN NULL
         ELSE "createdAt" + make_interval(secs => (id * 7919 % 11)::int) END WHERE "runId" = $1`,
      [runId],
    );
    for (const status of [undefined, "success"] as const) {
      const rows = await database().runRecord.findMany({ where: { runId, ...(status && { status }) } });
      const at = ({ settledAt, createdAt }: (typeof rows)[number]) => (settledAt ?? createdAt).getTime();
      const oldestFirst = rows
        .sort((a, b) => at(a) - at(b) || Number(a.id - b.id))
        .map(({ id }) => Number(id));
      const found: number[] = [];
      for (let after: number | undefined; ; ) {
        const page = await recordsPage(runId, { ...(status && { status }) }, after, 5, sort);
        found.push(...page.records.map(({ id }) => id));
        if (page.next === null) break;
        after = page.next;
      }
      expect(found.length).toBeGreaterThan(5);
      expect(found).toEqual(sort === "time" ? oldestFirst : oldestFirst.reverse());
    }
  });

  it("are never those whose key only looks alike to LIKE", async () => {
    const { runId, syncId, destinationId, object } = await database().runRecord.findFirstOrThrow();
    const base = { runId, syncId, destinationId, object, status: "success", sourceRow: {} };
    await database().runRecord.createMany({
      data: ["a_1", "ax1", "a%1", "a\\1"].map((externalKey) => ({ ...base, externalKey })),
    });
    const keysOf = async (key: string) =>
      (await recordsPage(runId, { key }, undefined, 50)).records.map(({ externalKey }) => externalKey);
    expect(await keysOf("a_1")).toEqual(["a_1"]);
    expect(await keysOf("a%")).toEqual(["a%1"]);
    expect(await keysOf("a\\")).toEqual(["a\\1"]);
    const lookedUp = await lookUpRecords("a_", undefined, 50);
    expect(lookedUp.records.map(({ externalKey }) => externalKey)).toEqual(["a_1"]);
  });
});

describe("a record of an old run", () => {
  it("says when its payload was removed, unless it was spared", async () => {
    const removed = new Date("2026-02-01T03:23:00Z");
    const { usualRun: runId } = history;
    const [cleared, spared] = await database().runRecord.findMany({ where: { runId }, take: 2 });
    await database().run.update({ where: { id: runId }, data: { payloadsRemovedAt: removed } });
    await pool().query(
      `UPDATE "RunRecord" SET "sourceRow" = '{}', change = NULL, sent = NULL, calls = '[]' WHERE id = $1`,
      [cleared?.id],
    );
    expect(await recordDetail(Number(cleared?.id))).toMatchObject({
      payloadRemovedAt: removed.toISOString(),
      status: cleared?.status,
    });
    expect(await recordDetail(Number(spared?.id))).toMatchObject({ payloadRemovedAt: null });
    expect((await runDetail(runId))?.run).toMatchObject({
      payloadsRemovedAt: removed.toISOString(),
      recordsRemovedAt: null,
    });
  });
});

describe("a key across all runs", () => {
  it("comes newest first, then each key that begins with it, over any number of pages", async () => {
    const rows = await database().runRecord.findMany({
      where: { externalKey: { startsWith: "inv\\_11" } },
      select: { id: true, externalKey: true },
    });
    const expected = rows
      .sort((a, b) =>
        a.externalKey === b.externalKey ? Number(b.id - a.id) : a.externalKey < b.externalKey ? -1 : 1,
      )
      .map(({ id }) => Number(id));
    expect(expected.length).toBeGreaterThan(100);
    const found: number[] = [];
    for (let before: number | undefined; ; ) {
      const { records, next } = await lookUpRecords("inv_11", before, 37);
      found.push(...records.map(({ id }) => id));
      if (next === null) break;
      before = next;
    }
    expect(found).toEqual(expected);
  });

  it("ends when the record that a page begins below was removed", async () => {
    expect(await lookUpRecords("inv_", 999_999_999, 50)).toEqual({ records: [], next: null });
  });

  it("is found by a search once, however often it appears", async () => {
    const { results } = await search("inv_7");
    const keys = results.filter(({ kind }) => kind === "Record").map(({ label }) => label);
    expect(keys).toHaveLength(5);
    expect(new Set(keys).size).toBe(5);
    expect(keys.every((key) => key.startsWith("inv_7"))).toBe(true);
    expect([...keys].sort()).toEqual(keys);
    expect((await search("no such key")).results).toEqual([]);
  });
});

describe("the keys that a search finds", () => {
  const keysFor = async (text: string) =>
    (await search(text)).results.filter(({ kind }) => kind === "Record").map(({ label }) => label);

  it("begin with the very key, however many longer ones are newer", async () => {
    const { runId, syncId, destinationId, object } = await database().runRecord.findFirstOrThrow();
    const base = { runId, syncId, destinationId, object, status: "success", sourceRow: {} };
    const keys = Array.from({ length: 30 }, (_, at) => `p${at + 1}`);
    await database().runRecord.createMany({ data: keys.map((externalKey) => ({ ...base, externalKey })) });
    expect(await keysFor("p1")).toEqual(["p1", "p10", "p11", "p12", "p13"]);
    expect(await keysFor("p30")).toEqual(["p30"]);
  });
});

describe("the history of a sync", () => {
  it("comes newest first, over any number of pages, and holds no run of another sync", async () => {
    const expected = await database().run.findMany({
      where: { syncId: history.syncId },
      select: { id: true },
      orderBy: { id: "desc" },
    });
    const found: number[] = [];
    for (let before: number | undefined; ; ) {
      const { runs, next } = await runsPage(history.syncId, before, 7);
      found.push(...runs.map(({ id }) => id));
      if (next === null) break;
      before = next;
    }
    expect(found).toEqual(expected.map(({ id }) => id));
  });
});
