import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { applyMigrations, nextMigrationSql } from "./migrate";

const server = inject("databaseServer").url;
let empty: string;
let root: string;

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

beforeAll(async () => {
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await query(server, `CREATE DATABASE ${name}`);
  empty = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  root = await mkdtemp(join(tmpdir(), "tributary-migrate-"));
  await cp("prisma", join(root, "prisma"), { recursive: true });
});

afterAll(async () => {
  await query(server, `DROP DATABASE ${new URL(empty).pathname.slice(1)} WITH (FORCE)`);
  await rm(root, { recursive: true, force: true });
});

describe("applyMigrations", () => {
  it("applies every migration once, when several processes start at the same moment", async () => {
    const applied = (await Promise.all([1, 2, 3].map(() => applyMigrations(empty, root)))).flat();
    expect(applied.length).toBeGreaterThan(0);
    expect(new Set(applied).size).toBe(applied.length);
    expect(await query(empty, 'SELECT count(*)::int AS syncs FROM "Sync"')).toEqual([{ syncs: 0 }]);
    expect(await applyMigrations(empty, root)).toEqual([]);
  });

  it("keeps nothing of a migration that fails, says why, and takes it again when it is mended", async () => {
    const broken = await mkdtemp(join(tmpdir(), "tributary-migrate-"));
    const folder = join(broken, "prisma/migrations/20990101000000_broken");
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, "migration.sql"),
      "CREATE TABLE half (id int);\nALTER TABLE no_such_table ADD COLUMN x int;",
    );
    const name = `broken_${randomUUID().replaceAll("-", "")}`;
    await query(server, `CREATE DATABASE ${name}`);
    const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
    await expect(applyMigrations(url, broken)).rejects.toThrow(
      /^Migration 20990101000000_broken failed, and left nothing behind: .*no_such_table/,
    );
    expect(await query(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);

    const script =
      "CREATE TABLE half (id int);\n-- A comment; with a semicolon.\nDO $$ BEGIN PERFORM 1; END $$;";
    await writeFile(join(folder, "migration.sql"), script);
    expect(await applyMigrations(url, broken)).toEqual(["20990101000000_broken"]);
    await query(server, `DROP DATABASE ${name} WITH (FORCE)`);
    await rm(broken, { recursive: true });
  });
});

describe("nextMigrationSql", () => {
  it("finds nothing to write: the migrations lead to the schema", async () => {
    expect(await nextMigrationSql(server)).toBeNull();
  });

  it("writes only what changed in the schema, and leaves no shadow database behind", async () => {
    await writeFile(join(root, "prisma/schema/trial.prisma"), "model Trial {\n  id Int @id\n}\n");
    expect(await nextMigrationSql(server, root)).toMatch(
      /^-- CreateTable\nCREATE TABLE "Trial" \([^;]*\);\n$/,
    );
    expect(await query(server, "SELECT datname FROM pg_database WHERE datname LIKE 'shadow%'")).toEqual([]);
  });
});
