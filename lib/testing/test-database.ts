import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { forgetEnv } from "@/lib/settings/env";
import { closeDatabase } from "@/lib/store/database";
import { PrismaClient } from "@/lib/store/generated/client";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that the tests share, and the migrated database on it that every test database is a copy of. */
    databaseServer: { url: string; template: string };
  }
}

export interface TestDatabase {
  url: string;
  prisma: PrismaClient;
  pool: Pool;
  /** Closes the connections above and removes the database. */
  drop(): Promise<void>;
}

/** A new PostgreSQL database with all migrations and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, template } = inject("databaseServer");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);

  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new Pool({ connectionString: url.href, max: 8 });
  // drop() may cut off connections that the pool is still closing.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    url: url.href,
    prisma,
    pool,
    async drop() {
      await prisma.$disconnect();
      await pool.end();
      // With force, so that a connection which a test left open cannot keep the database.
      await runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/**
 * Gives the whole test file a database of its own: `database()`, `pool()` and `env().DATABASE_URL` mean it until the last
 * test has ended. Call it once, at the top of the file or of its only `describe`.
 */
export function useTestDatabase(): void {
  let own: TestDatabase | undefined;
  beforeAll(async () => {
    own = await createTestDatabase();
    process.env.DATABASE_URL = own.url;
    forgetEnv();
  });
  afterAll(async () => {
    await closeDatabase();
    await own?.drop();
  });
}

async function runOnServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
