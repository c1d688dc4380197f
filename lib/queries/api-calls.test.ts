import { beforeAll, describe, expect, it } from "vitest";
import type { CallFilter, InspectedCall } from "@/lib/contracts/api-calls";
import { database, pool } from "@/lib/store/database";
import { fillHistory, type History } from "@/lib/testing/history";
import { useTestDatabase } from "@/lib/testing/test-database";
import { callsPage } from "./api-calls";

useTestDatabase();

let history: History;
beforeAll(async () => {
  history = await fillHistory(pool(), { runs: 1_000, records: 9_000 });
  const call = (status: number | null) => ({
    request: { method: "POST", path: "/transactions", body: { amount: 1 } },
    at: "2026-03-01T10:00:00.000Z",
    durationMs: 12,
    status,
    response: null,
    error: status === null ? "The answer was lost." : null,
  });
  await pool().query(`UPDATE "Run" SET changed = 1 WHERE id IN (SELECT DISTINCT "runId" FROM "RunRecord")`);
  await pool().query(`UPDATE "RunRecord" SET calls = '[]'`);
  await pool().query(`UPDATE "RunRecord" SET calls = $1 WHERE id % 3 = 0`, [JSON.stringify([call(200)])]);
  await pool().query(`UPDATE "RunRecord" SET calls = $1 WHERE id % 300 = 0`, [
    JSON.stringify([call(null), call(500), call(200)]),
  ]);
});

async function allCalls(filter: CallFilter, recordsAPage: number): Promise<InspectedCall[]> {
  const found: InspectedCall[] = [];
  for (let after: string | undefined; ; ) {
    const { calls, next } = await callsPage(history.syncId, { ...filter, after }, recordsAPage);
    found.push(...calls);
    if (next === null) return found;
    after = next;
  }
}

async function calledIds(where: { failed?: boolean; runId?: number; key?: string }): Promise<number[]> {
  const rows = await database().runRecord.findMany({
    where: { syncId: history.syncId, runId: where.runId, externalKey: where.key },
    orderBy: [{ runId: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return rows.map(({ id }) => Number(id)).filter((id) => id % (where.failed ? 300 : 3) === 0);
}

const recordsOf = (calls: InspectedCall[]) => [...new Set(calls.map(({ recordId }) => recordId))];

describe("the calls of a sync", () => {
  it.each([7, 50, 400])("are all found, %i records a page, those of the newest run first", async (size) => {
    const calls = await allCalls({}, size);
    expect(recordsOf(calls)).toEqual(await calledIds({}));
    expect(recordsOf(calls).length).toBeGreaterThan(300);
  });

  it("that failed are found alone, and of their records nothing else", async () => {
    const calls = await allCalls({ show: "failed" }, 3);
    expect(recordsOf(calls)).toEqual(await calledIds({ failed: true }));
    expect(recordsOf(calls).length).toBeGreaterThan(3);
    expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([null, 500]));
    expect(calls[0]).toMatchObject({ number: 1, status: 500, method: "POST", path: "/transactions" });
    expect(calls[1]).toMatchObject({ number: 0, status: null, error: "The answer was lost." });
  });

  it("are found by run and by a whole key", async () => {
    const run = history.usualRun;
    const { syncId } = await database().run.findUniqueOrThrow({ where: { id: run } });
    const { calls } = await callsPage(syncId, { run }, 500);
    expect(calls.length).toBeGreaterThan(0);
    expect(new Set(calls.map(({ runId }) => runId))).toEqual(new Set([run]));

    const [some] = await allCalls({}, 50);
    const byKey = await allCalls({ key: some?.externalKey }, 2);
    expect(recordsOf(byKey)).toEqual(await calledIds({ key: some?.externalKey }));
    expect(await allCalls({ key: "nothing" }, 2)).toEqual([]);
  });

  it("of another sync are not shown", async () => {
    const run = await database().run.findFirstOrThrow({ where: { syncId: { not: history.syncId } } });
    expect(await allCalls({ run: run.id }, 50)).toEqual([]);
  });

  it.each(["99999999999-1", "1-9999999999999999999", "nonsense"])(
    "begin at the newest where the place in the address is none: %s",
    async (after) => {
      const first = await callsPage(history.syncId, {}, 5);
      expect(await callsPage(history.syncId, { after }, 5)).toEqual(first);
    },
  );
});
