import { closeDatabase, pool } from "@/lib/store/database";
import { issueGroups } from "@/lib/store/issue-groups";
import { moneySince, outcomesByDay, syncsForOverview, whatExists } from "@/lib/store/overview";
import { keysThatBegin, lookUpKey } from "@/lib/store/record-lookup";
import { listFullRecords, listRecords } from "@/lib/store/run-records";
import { listRuns, newestRuns } from "@/lib/store/runs";
import { fillHistory } from "@/lib/testing/history";
import { type Scan, scansOf, statementsOf } from "@/lib/testing/seen-statements";

/**
 * Fills a database with years of history (by default 100,000 runs and 1,000,000 records) and tells for every page how
 * long its queries take, which indexes they use and through how many rows they go. DATABASE_URL names a database with
 * the migrations and nothing else.
 */
const runs = Number(process.argv[2] ?? 100_000);
const records = Number(process.argv[3] ?? 1_000_000);
const repeats = 40;
const page = 51;
const now = new Date();
const monthAgo = new Date(now.getTime() - 30 * 86_400_000);

const begun = performance.now();
const history = await fillHistory(pool(), { runs, records, now });
const filledSeconds = Math.round((performance.now() - begun) / 1_000);
const { largeRun, usualRun, canceledRun, syncId } = history;

const anyId = () => BigInt(1 + Math.floor(Math.random() * records));
const anyKey = () => `inv_${Math.floor(Math.random() * records)}`;
const pages: Record<string, () => Promise<unknown>> = {
  "home: what exists": () => whatExists(),
  "home: outcomes of 30 days": () => outcomesByDay(monthAgo),
  "home: money of 30 days": () => moneySince(monthAgo),
  "home: newest runs": async () => newestRuns((await syncsForOverview()).map(({ id }) => id)),
  "sync history, first page": () => listRuns(syncId, undefined, page),
  "sync history, any page": () => listRuns(syncId, Math.ceil(Math.random() * runs), page),
  "run: problems grouped": () => issueGroups(largeRun),
  "run: records": () => listRecords(largeRun, {}, 0n, page),
  "run: records, any page": () => listRecords(largeRun, {}, anyId(), page),
  "run: rejected": () => listRecords(largeRun, { status: "rejected" }, 0n, page),
  "run: success in a run of failures": () => listRecords(largeRun, { status: "success" }, 0n, page),
  "run: uncertain in a usual run": () => listRecords(usualRun, { status: "uncertain" }, 0n, page),
  "run: not yet sent": () => listRecords(canceledRun, { status: "planned" }, 0n, page),
  "run: a rare problem": () => listRecords(largeRun, { status: "rejected", issue: "refused" }, 0n, page),
  "run: a key": () => listRecords(largeRun, { key: `inv_1000${Math.ceil(Math.random() * 9)}` }, 0n, page),
  "run: a letter": () => listRecords(largeRun, { key: "i" }, 0n, page),
  "run: 500 lines of the download": () => listFullRecords(largeRun, {}, anyId(), 500),
  "records: a key": () => lookUpKey(anyKey(), undefined, page),
  "records: a letter": () => lookUpKey("i", undefined, page),
  "records: a letter, any page": () => lookUpKey("i", anyId(), page),
  "search: keys": () => keysThatBegin("inv_1", 5),
};

process.stdout.write(`${runs} runs and ${records} records, filled in ${filledSeconds} s\n`);
process.stdout.write(
  `${"page".padEnd(36)}${"p50 ms".padStart(8)}${"p95 ms".padStart(8)}${"rows".padStart(8)}  scans\n`,
);
for (const [name, ask] of Object.entries(pages)) {
  const { p50, p95 } = await timesOf(ask);
  const scans = await scansBehind(ask);
  const rows = scans.reduce((sum, scan) => sum + scan.rows, 0);
  const words = [...new Set(scans.map(({ how, index, table }) => `${how} ${index ?? table}`))].join(", ");
  process.stdout.write(
    `${name.padEnd(36)}${p50.toFixed(1).padStart(8)}${p95.toFixed(1).padStart(8)}${String(rows).padStart(8)}  ${words}\n`,
  );
}
const { rows: sizes } = await pool().query<{ name: string; size: string }>(
  `SELECT relname AS name, pg_size_pretty(pg_relation_size(oid)) AS size FROM pg_class
   WHERE relname ~ '^(Run|RunRecord|Memory)(_|$)' AND relkind IN ('r', 'i') ORDER BY pg_relation_size(oid) DESC`,
);
process.stdout.write(`${sizes.map(({ name, size }) => `${name} ${size}`).join(", ")}\n`);
await closeDatabase();

async function timesOf(ask: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let made = 0; made < repeats; made++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(repeats * 0.5)] ?? 0, p95: times[Math.floor(repeats * 0.95)] ?? 0 };
}

async function scansBehind(ask: () => Promise<unknown>): Promise<Scan[]> {
  const scans: Scan[] = [];
  for (const statement of await statementsOf(ask)) scans.push(...(await scansOf(pool(), statement)));
  return scans.filter(({ table }) => ["Run", "RunRecord", "Memory"].includes(table));
}
