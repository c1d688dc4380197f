import { join } from "node:path";
import { findPostgres } from "../postgres/server";
import { bundle } from "../steps/bundle";
import { Crew } from "../steps/crew";
import { generateClient } from "../steps/generate-client";
import { loadEnvFile } from "../steps/load-env-file";
import { startNode } from "../steps/node-service";
import { dataDir } from "../steps/paths";
import { PlainError } from "../steps/plain-error";
import { runMain } from "../steps/run-main";
import { say } from "../steps/say";
import { migrateDatabase } from "../steps/start-database";
import { knownSandboxUrl } from "../steps/start-sandbox";

/** `npm run worker`: one more worker on the database of DATABASE_URL, or on that of the `npm start` that runs here. */
await runMain(async () => {
  loadEnvFile();
  const crew = new Crew();
  await crew.run(
    async () => {
      await generateClient();
      const databaseUrl = process.env.DATABASE_URL || (await findPostgres(join(dataDir(), "postgres")));
      if (!databaseUrl) {
        throw new PlainError(
          "There is no database to work with: DATABASE_URL is not set, and the embedded database runs only while npm start does.",
        );
      }
      await migrateDatabase(databaseUrl);
      crew.add(
        startNode("the worker", [await bundle("lib/jobs/worker-main.ts")], {
          env: {
            NODE_ENV: "production",
            DATA_DIR: dataDir(),
            DATABASE_URL: databaseUrl,
            SANDBOX_URL: await knownSandboxUrl(),
          },
        }),
      );
      say("The worker runs until Ctrl-C");
    },
    { stay: true },
  );
});
