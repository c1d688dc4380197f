import { rm } from "node:fs/promises";
import { buildApp } from "../steps/build-app";
import { Crew } from "../steps/crew";
import { generateClient } from "../steps/generate-client";
import { runMain } from "../steps/run-main";
import { startDatabase } from "../steps/start-database";
import { startSandbox } from "../steps/start-sandbox";
import { startWeb } from "../steps/start-web";
import { temporaryFolder } from "../steps/temporary-folder";

/**
 * The Tributary that the browser tests of playwright.config.ts talk to: as `npm start` starts it, but with data of its own
 * that is thrown away, and with the sandbox standing in for PartnerStack itself.
 */
await runMain(async () => {
  const folder = await temporaryFolder("e2e");
  process.env.DATA_DIR = folder;
  process.env.SANDBOX_PORT = process.env.E2E_SANDBOX_PORT;
  // Whatever the person who runs the tests has set up for Tributary is not for them.
  for (const name of ["DATABASE_URL", "SANDBOX_URL", "ENCRYPTION_KEY", "WORKER"]) delete process.env[name];

  const crew = new Crew();
  try {
    await crew.run(
      async () => {
        await generateClient();
        const databaseUrl = await startDatabase(crew, { durable: false });
        await buildApp(crew.signal);
        const sandboxUrl = await startSandbox(crew);
        await startWeb(crew, {
          command: "start",
          port: Number(process.env.E2E_PORT),
          env: {
            NODE_ENV: "production",
            DATABASE_URL: databaseUrl,
            SANDBOX_URL: sandboxUrl,
            PARTNERSTACK_API_URL: `${sandboxUrl}/api/v2`,
          },
        });
      },
      { stay: true },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
