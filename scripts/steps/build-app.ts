import { rm } from "node:fs/promises";
import { join } from "node:path";
import { localBin, root } from "./paths";
import { runProgram } from "./run-program";
import { say, since } from "./say";
import { digestFiles, isStamped, writeStamp } from "./stamp";

/** Everything that `next build` reads. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

const isNotBuilt = (path: string) => /\.test\.tsx?$|^lib\/(testing|bench|store\/generated)\//.test(path);

/** Builds the web app when its sources have changed since the last build. */
export async function buildApp(signal?: AbortSignal): Promise<void> {
  const stampFile = join(root, ".next/tributary-build");
  const stamp = await digestFiles(root, SOURCES, isNotBuilt);
  if (await isStamped(stampFile, stamp)) return;

  say("Building the web app, because its sources are new or changed");
  // A build that is cut off leaves something that looks like the one before.
  await rm(stampFile, { force: true });
  const startedAt = performance.now();
  await runProgram(process.execPath, [localBin("next"), "build"], {
    quiet: true,
    signal,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  await writeStamp(stampFile, stamp);
  say(`Built the web app (${since(startedAt)})`);
}
