import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/lib/store/migrate";
import { startThrowaway } from "../postgres/throwaway";
import { generateClient } from "../steps/generate-client";

const TEMPLATE = "migrated";

/** Runs once around all tests: a PostgreSQL of their own, and on it the migrated database that test databases copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  const server = await startThrowaway("test");
  try {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(`CREATE DATABASE ${TEMPLATE}`).finally(() => client.end());
    const templateUrl = new URL(server.url);
    templateUrl.pathname = `/${TEMPLATE}`;
    await applyMigrations(templateUrl.href);
    project.provide("databaseServer", { url: server.url, template: TEMPLATE });
    return server.end;
  } catch (error) {
    await server.end();
    throw error;
  }
}
