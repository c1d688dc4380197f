import { rm } from "node:fs/promises";
import { bundle } from "../steps/bundle";
import { Crew } from "../steps/crew";
import { generateClient } from "../steps/generate-client";
import { startNode } from "../steps/node-service";
import { PlainError } from "../steps/plain-error";
import { runMain } from "../steps/run-main";
import { startDatabase } from "../steps/start-database";
import { startSandbox } from "../steps/start-sandbox";
import { temporaryFolder } from "../steps/temporary-folder";

/** `npm run bench`: measures runs against a database and a sandbox of its own, unless DATABASE_URL and SANDBOX_URL name others. */
await runMain(async () => {
  const folder = await temporaryFolder("bench");
  process.env.DATA_DIR = folder;
  const crew = new Crew();
  try {
    await crew.run(
      async () => {
        await generateClient();
        const databaseUrl = await startDatabase(crew);
        const sandboxUrl = await startSandbox(crew);
        const bench = startNode(
          "the benchmark",
          [await bundle("lib/bench/main.ts"), ...process.argv.slice(2)],
          {
            env: {
              NODE_ENV: "production",
              BENCH_SCENARIO: await bundle("lib/bench/scenario.ts"),
              DATA_DIR: folder,
              DATABASE_URL: databaseUrl,
              SANDBOX_URL: sandboxUrl,
              PARTNERSTACK_API_URL: `${sandboxUrl}/api/v2`,
              LOG_LEVEL: process.env.LOG_LEVEL || "warn",
            },
          },
        );
        crew.signal.addEventListener("abort", () => void bench.stop());
        const how = await bench.ended;
        if (how !== "ended with code 0") throw new PlainError(`The benchmark ${how}.`);
      },
      { stay: false },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
