import { Client } from "pg";
import { describe, expect, inject, it } from "vitest";
import { env } from "@/lib/settings/env";
import { database, pool } from "@/lib/store/database";
import { createTestDatabase, useTestDatabase } from "./test-database";

useTestDatabase();

const owner = { email: "owner@example.com", name: "Owner", passwordHash: "-", role: "owner" } as const;

describe("a test database", () => {
  it("has every migration and no rows", async () => {
    const { rows } = await pool().query(
      "SELECT count(*)::int AS applied FROM _prisma_migrations WHERE finished_at IS NOT NULL",
    );
    expect(rows[0].applied).toBeGreaterThan(0);
    expect(await database().sync.count()).toBe(0);
  });

  it("is what Prisma, the pool and the settings of the process mean", async () => {
    const name = new URL(env().DATABASE_URL).pathname.slice(1);
    expect((await pool().query("SELECT current_database() AS name")).rows).toEqual([{ name }]);
    expect(await database().$queryRaw`SELECT current_database()::text AS name`).toEqual([{ name }]);
  });

  it("sees nothing of another one", async () => {
    const other = await createTestDatabase();
    try {
      await other.prisma.user.create({ data: owner });
      expect(await other.prisma.user.count()).toBe(1);
      expect(await database().user.count()).toBe(0);
    } finally {
      await other.drop();
    }
  });

  it("is gone after drop(), even with a connection left open", async () => {
    const other = await createTestDatabase();
    const forgotten = new Client({ connectionString: other.url });
    forgotten.on("error", () => undefined);
    await forgotten.connect();
    await other.drop();
    const { rows } = await pool().query("SELECT 1 FROM pg_database WHERE datname = $1", [
      new URL(other.url).pathname.slice(1),
    ]);
    expect(rows).toEqual([]);
    expect(inject("databaseServer").url).not.toBe(other.url);
    await forgotten.end().catch(() => undefined);
  });
});
