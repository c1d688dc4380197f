import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client } from "pg";
import { withSchemaEngine } from "@/lib/store/schema-engine";

/** "tributary migrations", as a number: the advisory lock that lets one process at a time migrate a database. */
const MIGRATION_LOCK = 7_410_226_001;

/** No table or enum in our database belongs to somebody else's migrations. */
const ALL_OURS = { externalTables: [], externalEnums: [] };

/**
 * Brings the database up to the newest migration in prisma/migrations. Safe when several processes start at once: the
 * later ones wait, and find nothing left to do. Returns the names that were applied, oldest first.
 */
export async function applyMigrations(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const input = { migrationsList: await readMigrations(root), filters: ALL_OURS };
    return await withSchemaEngine(databaseUrl, async (engine) => {
      // A migration is one transaction, so one that failed or was cut off has left nothing, and may be tried again.
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
        ...input,
        optInToShadowDatabase: false,
      });
      for (const migrationName of failedMigrationNames)
        await engine.markMigrationRolledBack({ migrationName });
      return (await engine.applyMigrations(input)).appliedMigrationNames;
    });
  } catch (error) {
    throw migrationError(error);
  } finally {
    await client.end();
  }
}

/** The engine's own message goes on with where in the engine it arose; of that only the migration's name is of use. */
function migrationError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const [reason = "", ...origin] = error.message.split(/\n\s+\d+: /);
  const name = /migration_name="([^"]+)"/.exec(origin.join("\n"))?.[1];
  if (!name) return Object.assign(error, { message: reason.trim() });
  const said = reason.replaceAll("external connector error", "").replaceAll("\n", " ").trim();
  return new Error(`Migration ${name} failed, and left nothing behind: ${said}`);
}

/**
 * The SQL that leads from prisma/migrations to prisma/schema, or null when they already agree. The migrations are replayed
 * in a shadow database that is made and dropped on the same server, so the role in the URL must be allowed to create one.
 */
export async function nextMigrationSql(databaseUrl: string, root = process.cwd()): Promise<string | null> {
  const [migrations, files] = await Promise.all([readMigrations(root), readSchema(root)]);
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", ...files },
      script: true,
      exitCode: null,
      filters: ALL_OURS,
    }),
  );
  const sql = stdout?.trim() ?? "";
  return sql === "" || sql === "-- This is an empty migration." ? null : `${sql}\n`;
}

async function readMigrations(root: string): Promise<MigrationList> {
  const baseDir = join(root, "prisma/migrations");
  const folders = (await readdir(baseDir, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      folders.map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(join(baseDir, path, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

async function readSchema(root: string): Promise<SchemasContainer> {
  const folder = join(root, "prisma/schema");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return {
    files: await Promise.all(
      names.map(async (name) => ({
        path: join(folder, name),
        content: await readFile(join(folder, name), "utf8"),
      })),
    ),
  };
}
