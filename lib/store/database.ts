import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/lib/settings/env";
import { log } from "@/lib/settings/log";
import { type Prisma, PrismaClient } from "./generated/client";

/** A transaction of Prisma, for commands that put several writes into one. */
export type Transaction = Prisma.TransactionClient;

/** For an act on as many records as a run has: minutes, not the seconds that a few rows get. */
export const longTransaction = { maxWait: 10_000, timeout: 600_000 };

interface OpenDatabase {
  pool: Pool;
  client: PrismaClient;
}

declare global {
  // Next loads instrumentation and routes as separate bundles, and reloads them in development: one pool for all.
  var tributaryDatabase: OpenDatabase | undefined;
}

function open(): OpenDatabase {
  const connectionString = env().DATABASE_URL;
  const pool = new Pool({
    connectionString,
    max: 16,
    application_name: "tributary",
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener an idle connection that the server closes would end the process.
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection was lost"));
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function opened(): OpenDatabase {
  globalThis.tributaryDatabase ??= open();
  return globalThis.tributaryDatabase;
}

/** Prisma, for everything that is a few rows. */
export function database(): PrismaClient {
  return opened().client;
}

/** The pool itself, for bulk statements (unnest) and statements that decide something at once (leases, the ledger). */
export function pool(): Pool {
  return opened().pool;
}

export async function closeDatabase(): Promise<void> {
  const current = globalThis.tributaryDatabase;
  globalThis.tributaryDatabase = undefined;
  if (!current) return;
  await current.client.$disconnect();
  await current.pool.end();
}
