import { rm } from "node:fs/promises";
import { join } from "node:path";
import { buildApp } from "../steps/build-app";
import { Crew } from "../steps/crew";
import { freePort } from "../steps/free-port";
import { generateClient } from "../steps/generate-client";
import { localBin, root } from "../steps/paths";
import { PlainError } from "../steps/plain-error";
import { runMain } from "../steps/run-main";
import { tryProgram } from "../steps/run-program";
import { complain, say, since } from "../steps/say";
import {
  add,
  closingLine,
  countPlaywright,
  countVitest,
  none,
  type Tally,
  withEnding,
} from "../testing/count-results";
import { findBrowser, howToGetBrowser } from "../testing/find-browser";

const failedStep: Tally = { passed: 0, failed: 1, skipped: 0 };
const vitestReport = join(root, "test-results/unit.json");
const playwrightReport = join(root, "test-results/e2e.json");

/**
 * `npm test`: types, lint, unit and database tests, the build, browser tests; `npm test -- unit` and `npm test -- e2e` for a
 * part, and file names after it for less. Every step runs whatever the others said. A failed step that holds no tests
 * counts as one failed test, so that the closing line tells the truth.
 */
await runMain(async () => {
  const [first, ...others] = process.argv.slice(2);
  const part = first === "unit" || first === "e2e" ? first : "all";
  const filters = part === "all" ? process.argv.slice(2) : others;
  if (part === "all" && filters.length > 0) {
    throw new PlainError("Say which part: npm test -- unit [files], or npm test -- e2e [files].");
  }

  const crew = new Crew();
  await crew.run(
    async () => {
      let tally = await step("Preparing the database client", () => messageOf(generateClient()));
      if (part !== "e2e") tally = add(tally, await runUnitTests(filters, crew.signal));
      if (part !== "unit") tally = add(tally, await runBrowserTests(filters, crew.signal));
      if (tally.failed > 0) process.exitCode = 1;
      say(closingLine(tally));
    },
    { stay: false },
  );
});

async function runUnitTests(filters: string[], signal: AbortSignal): Promise<Tally> {
  const checks = filters.length > 0 ? none : await checkSources(signal);
  say("Running the unit and database tests");
  await rm(vitestReport, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
  const failure = await tryProgram(localBin("vitest"), ["run", ...reporters, ...filters], { signal });
  return add(checks, withEnding(await countVitest(vitestReport), failure));
}

async function checkSources(signal: AbortSignal): Promise<Tally> {
  // What a dev server left may speak of pages that are gone.
  await rm(join(root, ".next/dev/types"), { recursive: true, force: true });
  const types = await step("Checking the types", async () => {
    const failure = await tryProgram(localBin("next"), ["typegen"], { signal, quiet: true });
    return failure ?? tryProgram(localBin("tsc"), ["--noEmit"], { signal, quiet: true });
  });
  const lint = await step("Checking style and format", () =>
    tryProgram(localBin("biome"), ["check"], { signal, quiet: true }),
  );
  return add(types, lint);
}

async function runBrowserTests(filters: string[], signal: AbortSignal): Promise<Tally> {
  if (!findBrowser()) {
    complain(howToGetBrowser);
    return failedStep;
  }
  const built = await step("Preparing the web app", () => messageOf(buildApp(signal)));
  if (built.failed > 0) return built;
  say("Running the browser tests");
  await rm(playwrightReport, { force: true });
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const failure = await tryProgram(localBin("playwright"), ["test", ...filters], {
    signal,
    env: { E2E_PORT: String(port), E2E_SANDBOX_PORT: String(sandboxPort) },
  });
  return withEnding(await countPlaywright(playwrightReport), failure);
}

/** Runs one check, which gives the reason why it failed or undefined. */
async function step(name: string, check: () => Promise<string | undefined>): Promise<Tally> {
  const startedAt = performance.now();
  const failure = await check();
  if (failure === undefined) {
    say(`${name}: all well (${since(startedAt)})`);
    return none;
  }
  complain(`${name}: failed\n${failure}`);
  return failedStep;
}

/** Why it failed, or undefined. An interruption is not a failure of the step, and goes on up. */
function messageOf(work: Promise<void>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: Error) => {
      if (error.name === "AbortError") throw error;
      return error.message;
    },
  );
}
