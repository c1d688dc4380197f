import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closingLine, countPlaywright, countVitest, none, withEnding } from "./count-results";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tributary-count-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function report(content: object): Promise<string> {
  const file = join(folder, "report.json");
  await writeFile(file, JSON.stringify(content));
  return file;
}

const vitest = {
  success: true,
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [],
};
const playwright = { errors: [], stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 } };

describe("counting", () => {
  it("adds up what vitest reports", async () => {
    expect(await countVitest(await report(vitest))).toEqual({ passed: 12, failed: 0, skipped: 3 });
  });

  it("counts a test file that could not be loaded as a failure", async () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "failed" }] },
    ];
    const file = await report({ ...vitest, success: false, numFailedTests: 1, testResults });
    expect(await countVitest(file)).toMatchObject({ failed: 2 });
  });

  it("never says that nothing failed when vitest says that it did not succeed", async () => {
    expect(await countVitest(await report({ ...vitest, success: false }))).toMatchObject({ failed: 1 });
  });

  it("takes a runner that failed for a failure although every test in its report passed", () => {
    const passed = { ...none, passed: 12 };
    expect(withEnding(passed, "vitest ended with code 1.")).toEqual({ ...passed, failed: 1 });
    expect(withEnding({ ...passed, failed: 2 }, "vitest ended with code 1.")).toMatchObject({ failed: 2 });
    expect(withEnding(passed, undefined)).toBe(passed);
  });

  it("takes a test that passed only the second time, and an error outside of the tests, for failures", async () => {
    expect(await countPlaywright(await report(playwright))).toEqual({ passed: 7, failed: 2, skipped: 2 });
    const file = await report({ ...playwright, errors: [{ message: "the server did not start" }] });
    expect(await countPlaywright(file)).toMatchObject({ failed: 3 });
  });

  it("counts a run that left no report as a failure", async () => {
    const missing = join(folder, "missing.json");
    expect(await countVitest(missing)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(await countPlaywright(missing)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("the closing line", () => {
  it("names skipped tests only when there are any", () => {
    expect(closingLine({ passed: 812, failed: 0, skipped: 0 })).toBe("812 passed, 0 failed");
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
  });
});
