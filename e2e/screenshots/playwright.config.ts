import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import base from "../../playwright.config";

const root = join(import.meta.dirname, "../..");

/** The pages for people to look at: nothing is asserted but that every page is there and that none scrolls sideways. */
export default defineConfig({
  ...base,
  testDir: import.meta.dirname,
  testMatch: "*.shots.ts",
  outputDir: join(root, "test-results/screenshots"),
  timeout: 1_800_000,
  workers: 1,
  reporter: [["list"]],
  webServer: { ...base.webServer, command: "node scripts/e2e-server.mjs", cwd: root },
});
