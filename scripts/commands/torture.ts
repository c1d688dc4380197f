import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startPostgres } from "../postgres/server";
import { Crew } from "../steps/crew";
import { generateClient } from "../steps/generate-client";
import { startNode } from "../steps/node-service";
import { PlainError } from "../steps/plain-error";
import { runMain } from "../steps/run-main";
import { say } from "../steps/say";
import { migrateDatabase } from "../steps/start-database";
import { startSandbox } from "../steps/start-sandbox";
import { temporaryFolder } from "../steps/temporary-folder";

/**
 * `npm run torture`: kills workers, loses answers and restarts the database under a load of transactions, and proves
 * that each of them arrived exactly once. Everything is its own: PostgreSQL, sandbox, workers.
 */
await runMain(async () => {
  const folder = await temporaryFolder("torture");
  process.env.DATA_DIR = folder;
  delete process.env.SANDBOX_URL;
  const logs = process.env.TORTURE_LOGS || join(folder, "logs");
  const crew = new Crew();
  let kept = false;
  try {
    await crew.run(
      async () => {
        await generateClient();
        const postgres = join(folder, "postgres");
        const server = await startPostgres(postgres);
        // It ends more than once on its way: that is what is tried here.
        crew.add({
          name: "PostgreSQL",
          ended: new Promise(() => undefined),
          stop: server.stop,
          kill: server.kill,
        });
        await migrateDatabase(server.url);
        const sandboxUrl = await startSandbox(crew);
        const torture = startNode(
          "the torture",
          ["--import", "tsx", "lib/torture/main.ts", ...process.argv.slice(2)],
          {
            env: {
              NODE_ENV: "production",
              DATA_DIR: folder,
              DATABASE_URL: server.url,
              SANDBOX_URL: sandboxUrl,
              TORTURE_POSTGRES: postgres,
              TORTURE_LOGS: logs,
              LOG_LEVEL: process.env.LOG_LEVEL || "fatal",
            },
          },
        );
        crew.signal.addEventListener("abort", () => void torture.stop());
        const how = await torture.ended;
        if (how === "ended with code 0") return;
        kept = true;
        throw new PlainError(`The torture ${how}.`);
      },
      { stay: false },
    );
  } finally {
    if (kept) say(`The logs of the workers are in ${logs}`);
    else await rm(folder, { recursive: true, force: true });
  }
});
