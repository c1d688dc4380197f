import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/lib/store/migrate";
import { startPostgres } from "../postgres/server";
import { generateClient } from "../steps/generate-client";
import { temporaryFolder } from "../steps/temporary-folder";

const TEMPLATE = "migrated";

/** Runs once around all tests: a PostgreSQL of their own, and on it the migrated database that test databases copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  const folder = await temporaryFolder("test");
  const server = await startPostgres(join(folder, "postgres"), { durable: false });
  const tearDown = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(`CREATE DATABASE ${TEMPLATE}`).finally(() => client.end());
    const templateUrl = new URL(server.url);
    templateUrl.pathname = `/${TEMPLATE}`;
    await applyMigrations(templateUrl.href);
    project.provide("databaseServer", { url: server.url, template: TEMPLATE });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
