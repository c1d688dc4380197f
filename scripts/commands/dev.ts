import { Crew } from "../steps/crew";
import { generateClient } from "../steps/generate-client";
import { loadEnvFile } from "../steps/load-env-file";
import { dataDir } from "../steps/paths";
import { runMain } from "../steps/run-main";
import { refuseSecondLauncher, startDatabase } from "../steps/start-database";
import { startSandbox } from "../steps/start-sandbox";
import { startWeb, webPort } from "../steps/start-web";

/** `npm run dev`: as `npm start`, but the pages are rebuilt while you edit them. */
await runMain(async () => {
  loadEnvFile();
  const crew = new Crew();
  await crew.run(
    async () => {
      await refuseSecondLauncher();
      const port = await webPort();
      await generateClient();
      const databaseUrl = await startDatabase(crew);
      const sandboxUrl = await startSandbox(crew);
      await startWeb(crew, {
        command: "dev",
        port,
        env: {
          NODE_ENV: "development",
          DATA_DIR: dataDir(),
          DATABASE_URL: databaseUrl,
          SANDBOX_URL: sandboxUrl,
        },
      });
    },
    { stay: true },
  );
});
