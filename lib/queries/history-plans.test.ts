import { beforeAll, describe, expect, it } from "vitest";
import { issue } from "@/lib/core/issue";
import type { RunBooks } from "@/lib/core/ports";
import { database, pool } from "@/lib/store/database";
import { newestChange } from "@/lib/store/record-timeline";
import { openBooks } from "@/lib/store/run-books";
import { runsWithoutWorker, takeLease } from "@/lib/store/run-lease";
import { endRun } from "@/lib/store/run-log";
import { waitingRun } from "@/lib/store/runs";
import { findUnfinishedRun } from "@/lib/store/syncs";
import { minuteAt } from "@/lib/testing/event-rows";
import { fillHistory, type History } from "@/lib/testing/history";
import { scansOf, statementsOf } from "@/lib/testing/seen-statements";
import { useTestDatabase } from "@/lib/testing/test-database";
import { callsPage } from "./api-calls";
import { home } from "./home";
import { recordPage } from "./record-page";
import { lookUpRecords, recordDetail, recordsPage } from "./run-records";
import { filteredRunsPage, runDetail, runsPage } from "./runs";
import { search } from "./search";
import { findSync } from "./sync";
import { listSyncs } from "./syncs";

useTestDatabase();

const grown = ["Run", "RunRecord", "Memory"];
const runs = 20_000;
const now = minuteAt(0);
let history: History;
let books: RunBooks;
let anyRecord: number;
let nextRun: number;

beforeAll(async () => {
  history = await fillHistory(pool(), { runs, records: 50_000, now });
  const { versionId, syncId } = await database().run.findUniqueOrThrow({ where: { id: history.usualRun } });
  const { id: runId } = await database().run.create({ data: { syncId, versionId } });
  nextRun = runId;
  const leased = await takeLease(pool(), runId, "test");
  books = booksOf(runId, leased?.fence ?? 0);
  const record = await database().runRecord.findFirstOrThrow({ where: { runId: history.usualRun } });
  anyRecord = Number(record.id);
});

function booksOf(runId: number, fence: number): RunBooks {
  return openBooks(pool(), { ...history, object: "transaction", runId, fence }, "send");
}

/** Every look at a table that grows goes through an index, and none through more rows than this. */
async function expectQuick(work: () => Promise<unknown>, mostRows: number): Promise<void> {
  const statements = await statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    for (const scan of await scansOf(pool(), statement)) {
      if (!grown.includes(scan.table)) continue;
      expect(scan.how, statement.text).not.toBe("Seq Scan");
      expect(scan.rows, `${statement.text} ${JSON.stringify(scan)}`).toBeLessThanOrEqual(mostRows);
    }
  }
}

const page = 51;

describe("with 20,000 runs and 50,000 records, without looking through them", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["the list of syncs", () => listSyncs()],
    ["a sync", () => findSync(history.syncId)],
    ["the history of a sync", () => runsPage(history.syncId, undefined, 50)],
    ["its later pages", () => runsPage(history.syncId, history.largeRun - runs / 2, 50)],
    ["the records of a large run", () => recordsPage(history.largeRun, {}, undefined, 50)],
    ["its later pages of records", () => recordsPage(history.largeRun, {}, anyRecord, 50)],
    ["the rejected ones", () => recordsPage(history.largeRun, { status: "rejected" }, undefined, 50)],
    ["a rare status of a run", () => recordsPage(history.usualRun, { status: "uncertain" }, undefined, 50)],
    [
      "a status that no record has",
      () => recordsPage(history.usualRun, { status: "sending" }, undefined, 50),
    ],
    ["what was not sent", () => recordsPage(history.canceledRun, { status: "planned" }, undefined, 50)],
    [
      "a rare cause",
      () => recordsPage(history.largeRun, { status: "rejected", issue: "refused" }, undefined, 50),
    ],
    ["a key in a run", () => recordsPage(history.largeRun, { key: "inv_1000000123" }, undefined, 50)],
    ["a record", () => recordDetail(anyRecord)],
    ["a key across all runs", () => lookUpRecords("inv_792", undefined, 50)],
    [
      "the timeline of a record",
      () =>
        recordPage(
          { destinationId: history.destinationId, object: "transaction", key: "inv_7919" },
          undefined,
          50,
        ),
    ],
    [
      "what was last sent of a record",
      () => newestChange({ destinationId: history.destinationId, object: "transaction", key: "inv_7919" }),
    ],
    ["keys that begin with a letter", () => lookUpRecords("i", undefined, 50)],
    ["their later pages", () => lookUpRecords("i", anyRecord, 50)],
    ["the keys that a search finds", () => search("inv_1")],
    ["the next records of the plan", () => books.planned(0n, 50)],
    ["what a canceled run has not sent", () => booksOf(history.canceledRun, 0).planned(0n, 50)],
    ["the records in doubt", () => books.inDoubt(0n, 50)],
    ["which transactions are ours", () => books.claimedRemoteKeys(["trn_1", "trn_2"])],
    ["what is remembered", () => books.recall([{ externalKey: "inv_7919", rowHash: null }])],
    [
      "the first rows of double keys",
      () => books.invalidateDuplicates(["inv_7919"], issue("key_duplicate", "Double.")),
    ],
    [
      "the run that waits",
      () => database().$transaction((tx) => waitingRun(tx, history.syncId, { dryRun: false })),
    ],
    [
      "the run that has not ended",
      () => database().$transaction((tx) => findUnfinishedRun(tx, history.syncId)),
    ],
    ["the runs without a worker", () => runsWithoutWorker(pool())],
  ])("PostgreSQL finds %s", async (_what, work) => {
    await expectQuick(work, 2 * page);
  });

  it.each([
    ["that failed", { outcome: "failed" as const }],
    ["with errors", { outcome: "with_errors" as const }],
    ["of the last week", { period: "week" as const }],
    ["of which there is none", { outcome: "skipped" as const, period: "day" as const }],
  ])("PostgreSQL looks for the runs of a sync %s a stretch at a time", async (_what, filter) => {
    await expectQuick(() => filteredRunsPage(history.syncId, filter, 25, now), 2_001);
  });

  it.each([
    ["the newest calls of a sync", {}],
    ["calls that failed, which are rare", { show: "failed" as const }],
    ["calls for one key", { key: "inv_7919" }],
  ])("PostgreSQL looks for %s a stretch at a time", async (_what, filter) => {
    await expectQuick(() => callsPage(history.syncId, filter, 50), 2_001);
  });

  it("PostgreSQL counts the problems of a run up to a limit", async () => {
    await expectQuick(() => runDetail(history.largeRun), 12_000);
  });

  it.each([{ days: 30 }, { days: 90, object: "transaction" }] as const)(
    "PostgreSQL adds up the runs of %j for Home, and no more",
    async (query) => {
      await expectQuick(() => home(query, now), (runs * (query.days + 1)) / 365);
    },
  );

  it("PostgreSQL ends a run by its own records", async () => {
    const run = await database().run.findUniqueOrThrow({ where: { id: nextRun } });
    const end = { status: "completed", failure: null } as const;
    await expectQuick(() => endRun(pool(), { runId: run.id, fence: run.fence }, end, now), page);
  });
});

describe("the problems of a run with more records than are counted", () => {
  it("are grouped, the large group by what the others leave of the run's own count", async () => {
    const detail = await runDetail(history.largeRun);
    const counted = await database().runRecord.groupBy({
      by: ["status", "issueCode"],
      where: { runId: history.largeRun, status: { in: ["rejected", "invalid", "uncertain"] } },
      _count: true,
    });
    const found = Object.fromEntries(
      detail?.groups.map(({ status, code, count, more }) => [`${status} ${code}`, more ? -1 : count]) ?? [],
    );
    expect(Object.values(found).some((count) => count > 10_000)).toBe(true);
    expect(found).toEqual(
      Object.fromEntries(counted.map(({ status, issueCode, _count }) => [`${status} ${issueCode}`, _count])),
    );
    expect(detail?.groups[0]?.message).toBe("customer_unknown happened.");
  });

  it("say that there are more where two groups are too large", async () => {
    await database().runRecord.updateMany({
      where: { runId: history.largeRun, issueCode: "refused" },
      data: { issueCode: "customer_unknown" },
    });
    const { rows } = await pool().query<{ id: string }>(
      `SELECT id FROM "RunRecord" WHERE "runId" = $1 AND status = 'rejected' ORDER BY id LIMIT 10001`,
      [history.largeRun],
    );
    await pool().query(
      `INSERT INTO "RunRecord" ("runId", "syncId", "destinationId", object, "externalKey", status, "issueCode", "sourceRow")
       SELECT "runId", "syncId", "destinationId", object, "externalKey", status, 'refused', '{}' FROM "RunRecord"
       WHERE id = ANY($1::bigint[])`,
      [rows.map(({ id }) => id)],
    );
    const detail = await runDetail(history.largeRun);
    expect(detail?.groups.slice(0, 2)).toMatchObject([
      { code: "customer_unknown", count: 10_000, more: true },
      { code: "refused", count: 10_000, more: true },
    ]);
  });
});
