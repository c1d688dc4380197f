import { pool } from "@/lib/store/database";
import { issueGroups } from "@/lib/store/issue-groups";
import { moneySince, outcomesByDay, syncsForOverview, whatExists } from "@/lib/store/overview";
import { keysThatBegin, lookUpKey } from "@/lib/store/record-lookup";
import { listFullRecords, listRecords } from "@/lib/store/run-records";
import { listRuns, newestRuns } from "@/lib/store/runs";
import { fillHistory, type History } from "@/lib/testing/history";
import { type Scan, scansOf, statementsOf } from "@/lib/testing/seen-statements";

/** What the queries of one page take, and through how many rows of the history they go. */
export interface PageFigures {
  page: string;
  p50Ms: number;
  p95Ms: number;
  rows: number;
  /** How each table was read: "Index Scan Run_syncId_id_idx". */
  scans: string[];
}

export interface HistoryFigures {
  runs: number;
  records: number;
  slowest: PageFigures;
  pages: PageFigures[];
}

const repeats = 40;
const pageSize = 51;
const monthMs = 30 * 86_400_000;

/** Years of history, and the time that the queries of every page over it take, any page of them and not only the first. */
export async function history(runs: number, records: number): Promise<HistoryFigures> {
  const now = new Date();
  const filled = await fillHistory(pool(), { runs, records, now });
  const asked = pagesOver(filled, { runs, records, lastId: await lastRecordId(), now });
  const pages: PageFigures[] = [];
  for (const [page, ask] of Object.entries(asked)) pages.push(await figuresOf(page, ask));
  const [slowest] = pages.toSorted((a, b) => b.p95Ms - a.p95Ms);
  if (!slowest) throw new Error("No page was asked for.");
  return { runs, records, slowest, pages };
}

async function lastRecordId(): Promise<number> {
  const { rows } = await pool().query<{ id: string }>(`SELECT max(id) AS id FROM "RunRecord"`);
  return Number(rows[0]?.id ?? 0);
}

function pagesOver(
  { largeRun, usualRun, canceledRun, syncId }: History,
  { runs, records, lastId, now }: { runs: number; records: number; lastId: number; now: Date },
): Record<string, () => Promise<unknown>> {
  const monthAgo = new Date(now.getTime() - monthMs);
  const anyId = () => BigInt(lastId - Math.floor(Math.random() * records));
  const anyKey = () => `inv_${Math.floor(Math.random() * records)}`;
  return {
    "home: what exists": () => whatExists(),
    "home: outcomes of 30 days": () => outcomesByDay(monthAgo),
    "home: money of 30 days": () => moneySince(monthAgo),
    "home: newest runs": async () => newestRuns((await syncsForOverview()).map(({ id }) => id)),
    "sync history, first page": () => listRuns(syncId, undefined, pageSize),
    "sync history, any page": () => listRuns(syncId, largeRun - Math.floor(Math.random() * runs), pageSize),
    "run: problems grouped": () => issueGroups(largeRun),
    "run: records": () => listRecords(largeRun, {}, 0n, pageSize),
    "run: records, any page": () => listRecords(largeRun, {}, anyId(), pageSize),
    "run: rejected": () => listRecords(largeRun, { status: "rejected" }, 0n, pageSize),
    "run: success in a run of failures": () => listRecords(largeRun, { status: "success" }, 0n, pageSize),
    "run: uncertain in a usual run": () => listRecords(usualRun, { status: "uncertain" }, 0n, pageSize),
    "run: not yet sent": () => listRecords(canceledRun, { status: "planned" }, 0n, pageSize),
    "run: a rare problem": () =>
      listRecords(largeRun, { status: "rejected", issue: "refused" }, 0n, pageSize),
    "run: a key": () =>
      listRecords(largeRun, { key: `inv_1000${Math.ceil(Math.random() * 9)}` }, 0n, pageSize),
    "run: a letter": () => listRecords(largeRun, { key: "i" }, 0n, pageSize),
    "run: 500 lines of the download": () => listFullRecords(largeRun, {}, anyId(), 500),
    "records: a key": () => lookUpKey(anyKey(), undefined, pageSize),
    "records: a letter": () => lookUpKey("i", undefined, pageSize),
    "records: a letter, any page": () => lookUpKey("i", anyId(), pageSize),
    "search: keys": () => keysThatBegin("inv_1", 5),
  };
}

async function figuresOf(page: string, ask: () => Promise<unknown>): Promise<PageFigures> {
  const times: number[] = [];
  for (let made = 0; made < repeats; made++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const scans = await scansBehind(ask);
  return {
    page,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    rows: scans.reduce((sum, scan) => sum + scan.rows, 0),
    scans: [...new Set(scans.map(({ how, index, table }) => `${how} ${index ?? table}`))],
  };
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

async function scansBehind(ask: () => Promise<unknown>): Promise<Scan[]> {
  const scans: Scan[] = [];
  for (const statement of await statementsOf(ask)) scans.push(...(await scansOf(pool(), statement)));
  return scans.filter(({ table }) => ["Run", "RunRecord", "Memory"].includes(table));
}
