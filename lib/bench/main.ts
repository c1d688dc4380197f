import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { profiled } from "./profile";
import { type Line, table } from "./report";
import type { CrowdFigures } from "./scenarios/crowd";
import type { HistoryFigures } from "./scenarios/history";
import type { LimitFigures } from "./scenarios/limit";
import type { QuietFigures } from "./scenarios/quiet";
import type { SendFigures } from "./scenarios/send";

/**
 * `npm run bench [-- name …] [-- --small] [-- --json]`: what a sync costs, each figure beside its yardstick, which is
 * measured in the same run. Ratios hold across machines; absolute figures do not. `--small` is a tenth of everything;
 * `--profile` tells where the processor spent its time, and makes everything slower.
 */
const args = process.argv.slice(2);
const chosen = args.filter((arg) => !arg.startsWith("--"));
const scale = args.includes("--small") ? 0.1 : 1;
const lines: Line[] = [];
const figures: Record<string, unknown> = {};

/**
 * Runs a scenario in a process of its own, if it was asked for, and adds its line to the table. One that fails is a line
 * as well: what the others took minutes to measure is printed all the same.
 */
function measure<Figures>(
  key: string,
  scenario: string,
  inputs: number[],
  line: (figures: Figures) => Line,
): void {
  if (!isChosen(key)) return;
  process.stderr.write(`Measuring ${key} …\n`);
  try {
    const measured = run<Figures>(scenario, inputs);
    figures[key] = measured;
    lines.push(line(measured));
  } catch {
    lines.push({ what: key, measured: "failed, for the reason above", goal: "a figure", met: false });
    process.exitCode = 1;
  }
}

function run<Result>(scenario: string, inputs: number[]): Result {
  if (!args.includes("--profile")) return runWith(scenario, inputs, []);
  const { result, spent } = profiled((flags) => runWith<Result>(scenario, inputs, flags));
  for (const { place, share: part } of spent.slice(0, 14))
    process.stderr.write(`  ${share(part)} ${place}\n`);
  return result;
}

function runWith<Result>(scenario: string, inputs: number[], flags: string[]): Result {
  // With as much room as a worker is given.
  const room = process.execArgv.filter((flag) => flag.startsWith("--max-semi-space-size"));
  const words = [...room, ...flags, process.env.BENCH_SCENARIO ?? "", scenario, ...inputs.map(String)];
  const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8", stdio })) as Result;
}

function quietLine(of: QuietFigures): Line {
  return {
    what: `${of.rows} rows of PostgreSQL, ${of.changedRows} changed, 8 mapped fields`,
    measured: `${of.timesCopy.toFixed(1)} x COPY (${of.ourSeconds.toFixed(1)} s to ${of.copySeconds.toFixed(2)} s), ${of.memoryMb} MB`,
    goal: "at most 8 x COPY, under 250 MB",
    met: of.timesCopy <= 8 && of.memoryMb < 250,
  };
}

function isChosen(key: string): boolean {
  return chosen.length === 0 || chosen.includes(key);
}

const scaled = (count: number) => Math.round(count * scale);

measure<SendFigures>("send-0", "send", [scaled(20_000), 0], (of) => ({
  what: `${of.rows} transactions at 0 ms, with ledger and history`,
  measured: `${share(of.share)} of a bare undici pool (${Math.round(of.rowsPerSecond)} rows/s, ${of.memoryMb} MB)`,
  goal: "at least 50 %",
  met: of.share >= 0.5,
}));
measure<SendFigures>("send-50", "send", [scaled(20_000), 50], (of) => ({
  what: `${of.rows} transactions at 50 ms, 64 at once`,
  measured: `${share(of.share)} of a bare undici pool (${Math.round(of.rowsPerSecond)} rows/s)`,
  goal: "at least 95 %",
  met: of.share >= 0.95,
}));
measure<LimitFigures>("known-limit", "limit", [scaled(6_000), 1], (of) => ({
  what: `${of.rows} transactions under a known limit of ${of.limitPerSecond} a second`,
  measured: `${share(of.share)} of the limit, ${of.refused} refused (bare client ${share(of.bareShare)})`,
  goal: "at least 98 %, none refused",
  met: of.share >= 0.98 && of.refused === 0,
}));
measure<LimitFigures>("unknown-limit", "limit", [Math.max(2_000, scaled(6_000)), 0], (of) => ({
  what: `${of.rows} transactions under a limit of ${of.limitPerSecond} a second that nobody told, after 1,000 calls`,
  measured: `${share(of.share)} of the limit, ${share(of.refusedShare)} refused (bare client, told: ${share(of.bareShare)})`,
  goal: "at least 95 %, at most 1 % refused",
  met: of.share >= 0.95 && of.refusedShare <= 0.01,
}));
const tableRows = scaled(1_000_000);
if (isChosen("unchanged") || isChosen("changed")) {
  process.stderr.write(`Filling a table of ${tableRows} rows …\n`);
  const { args: sync } = run<{ args: number[] }>("prepare-quiet", [tableRows]);
  measure("unchanged", "quiet", [tableRows, 0, ...sync], quietLine);
  measure("changed", "quiet", [tableRows, tableRows / 1_000, ...sync], quietLine);
}
measure<CrowdFigures>("crowd", "crowd", [10, Math.max(5, scaled(20))], (of) => ({
  what: `${of.syncs} syncs at once under one limit of 100 a second`,
  measured: `${share(of.share)} of the limit, ${of.refused} refused, longest wait of one ${of.longestWaitMs} ms`,
  goal: "within the limit, each moves every second",
  met: of.refused === 0 && of.longestWaitMs <= 1_000,
}));
// Last, because it leaves a database of years behind.
measure<HistoryFigures>("history", "history", [scaled(100_000), scaled(1_000_000)], (of) => ({
  what: `${of.pages.length} pages over ${of.runs} runs and ${of.records} records`,
  measured: `the slowest, ${of.slowest.page}: p95 ${of.slowest.p95Ms.toFixed(1)} ms, ${of.slowest.rows} rows read`,
  goal: "p95 under 50 ms",
  met: of.slowest.p95Ms < 50,
}));

const machine = `${cpus().length} cores, ${Math.round(totalmem() / 1_073_741_824)} GB, Node ${process.version}`;
if (args.includes("--json"))
  process.stdout.write(`${JSON.stringify({ machine, figures, lines }, null, 2)}\n`);
else process.stdout.write(`${table(lines)}\n${machine}\n`);

function share(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
