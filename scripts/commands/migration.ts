import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nextMigrationSql } from "@/lib/store/migrate";
import { startThrowaway } from "../postgres/throwaway";
import { generateClient } from "../steps/generate-client";
import { root } from "../steps/paths";
import { PlainError } from "../steps/plain-error";
import { runMain } from "../steps/run-main";
import { say } from "../steps/say";

/** `npm run migration -- add-alerts`: writes prisma/migrations/<time>_add_alerts from what changed in prisma/schema. */
await runMain(async () => {
  const words = (process.argv[2] ?? "").toLowerCase().match(/[a-z0-9]+/g);
  if (!words) {
    throw new PlainError("Name the migration after what it changes: npm run migration -- add_alerts");
  }
  await generateClient();

  // A PostgreSQL of its own: the migrations so far are replayed in it, and the data of nobody is in reach.
  const server = await startThrowaway("migration");
  const sql = await nextMigrationSql(server.url, root).finally(server.end);
  if (sql === null) {
    say("The migrations already lead to this schema: nothing to write.");
    return;
  }
  const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join("prisma/migrations", `${time}_${words.join("_")}`);
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, folder, "migration.sql"), sql);
  say(
    `Wrote ${folder}/migration.sql. Read it before you commit it: data that must survive a change is yours to move.`,
  );
});
