import { readFile } from "node:fs/promises";

/** How many tests passed, failed and were skipped. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Tally = { passed: 0, failed: 0, skipped: 0 };
const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0 };

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  errors: unknown[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Adds up a report of vitest's json reporter. A file that could not be loaded counts as one failed test. */
export async function countVitest(reportFile: string): Promise<Tally> {
  const report = await readReport<VitestReport>(reportFile);
  if (!report) return oneFailure;
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + unloadable;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Adds up a report of Playwright's json reporter. An error outside of the tests counts as a failed one. */
export async function countPlaywright(reportFile: string): Promise<Tally> {
  const report = await readReport<PlaywrightReport>(reportFile);
  if (!report) return oneFailure;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/**
 * The tally of a runner, given how it failed (undefined: it did not). An error outside of every test is in no report of
 * vitest, and only its exit code tells of it.
 */
export function withEnding(tally: Tally, failure: string | undefined): Tally {
  return failure !== undefined && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** "812 passed, 0 failed", and ", 3 skipped" when there are any. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Undefined when the run ended before it could write one. */
async function readReport<Report>(file: string): Promise<Report | undefined> {
  const content = await readFile(file, "utf8").catch(() => undefined);
  return content === undefined ? undefined : (JSON.parse(content) as Report);
}
