import { defineConfig, devices } from "@playwright/test";
import { findBrowser, howToGetBrowser } from "./scripts/testing/find-browser";

const executablePath = findBrowser();
if (!executablePath) throw new Error(howToGetBrowser);

// `npm test` chooses free ports. The workers read this file too, and get what the first process has set here.
process.env.E2E_PORT ||= "4310";
process.env.E2E_SANDBOX_PORT ||= "4311";
process.env.BOOTSTRAP_OWNER_EMAIL = "owner@tributary.test";
process.env.BOOTSTRAP_OWNER_PASSWORD = "correct horse battery staple";
process.env.BOOTSTRAP_API_KEY = "e2e-key-that-is-only-ever-used-in-tests";
process.env.SANDBOX_URL = `http://127.0.0.1:${process.env.E2E_SANDBOX_PORT}`;
const baseURL = `http://localhost:${process.env.E2E_PORT}`;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  // A slow machine may take its time: a test fails by what it sees, and not by how long it takes.
  timeout: 150_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL,
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    {
      name: "chromium",
      use: {
        ...devices["Desktop Chrome"],
        launchOptions: {
          executablePath,
          args: ["--disable-background-networking", ...(isRoot ? ["--no-sandbox"] : [])],
        },
      },
    },
  ],
  webServer: {
    command: "node scripts/e2e-server.mjs",
    url: `${baseURL}/api/health`,
    timeout: 300_000,
    reuseExistingServer: process.env.E2E_REUSE === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: process.env.E2E_SERVER_LOG ? "pipe" : "ignore",
    stderr: "pipe",
  },
});
