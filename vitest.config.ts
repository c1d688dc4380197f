import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: "scripts/testing/vitest-database.ts",
    hookTimeout: 60_000,
    maxWorkers: 2,
    testTimeout: 60_000,
    env: {
      // The database of whoever runs the tests is not for them: useTestDatabase() names one.
      DATABASE_URL: "",
      ENCRYPTION_KEY: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      LOG_LEVEL: "silent",
    },
  },
});
