import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nextMigrationSql } from "@/lib/store/migrate";
import { startPostgres } from "../postgres/server";
import { generateClient } from "../steps/generate-client";
import { root } from "../steps/paths";
import { PlainError } from "../steps/plain-error";
import { runMain } from "../steps/run-main";
import { say } from "../steps/say";
import { temporaryFolder } from "../steps/temporary-folder";

/** `npm run migration -- add-alerts`: writes prisma/migrations/<time>_add_alerts from what changed in prisma/schema. */
await runMain(async () => {
  const name = (process.argv[2] ?? "")
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_");
  if (!name)
    throw new PlainError("Name the migration after what it changes: npm run migration -- add_alerts");
  await generateClient();

  // A PostgreSQL of its own: the migrations so far are replayed in it, and the data of nobody is in reach.
  const folder = await temporaryFolder("migration");
  try {
    const server = await startPostgres(join(folder, "postgres"), { durable: false });
    const sql = await nextMigrationSql(server.url, root).finally(() => server.stop());
    if (sql === null) {
      say("The migrations already lead to this schema: nothing to write.");
      return;
    }
    const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
    const path = join("prisma/migrations", `${time}_${name}`, "migration.sql");
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), sql);
    say(`Wrote ${path}. Read it before you commit it: data that must survive a change is yours to move.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
