import { join } from "node:path";
import { Client } from "pg";
import { applyMigrations } from "@/lib/store/migrate";
import { findPostgres, startPostgres } from "../postgres/server";
import type { Crew } from "./crew";
import { dataDir, root } from "./paths";
import { PlainError } from "./plain-error";
import { say, since } from "./say";

/** "tributary launcher", as a number: held by the one launcher that a data folder may have. */
const LAUNCHER_LOCK = 7_410_226_002;

/**
 * The database of a command: the one of DATABASE_URL, or else the embedded one in DATA_DIR, which joins the crew. Brings it
 * up to date and returns its address. `durable: false` is for a database that is thrown away afterwards.
 */
export async function startDatabase(crew: Crew, { durable = true } = {}): Promise<string> {
  const url = process.env.DATABASE_URL || (await startEmbedded(crew, join(dataDir(), "postgres"), durable));
  await migrateDatabase(url);
  return url;
}

/**
 * Throws when another launcher has this data folder. Asked before anything else: a second start by mistake finds its port
 * taken as well, and advice about ports would only lead to the next refusal. It takes no lock, which another launcher that
 * starts at this moment would find taken.
 */
export async function refuseSecondLauncher(): Promise<void> {
  const url = process.env.DATABASE_URL ? undefined : await findPostgres(join(dataDir(), "postgres"));
  if (url === undefined) return;
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint << 32 | objid::bigint = $1",
      [LAUNCHER_LOCK],
    );
    if (rows.length > 0) throw secondLauncher();
  } catch (error) {
    if (error instanceof PlainError) throw error;
    // It is stopping, or not ready yet: the start itself waits for it, and says what is wrong if something is.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Brings a database up to the newest migration, and says so when there was something to do. */
export async function migrateDatabase(url: string): Promise<void> {
  const startedAt = performance.now();
  const applied = await applyOrExplain(url);
  if (applied.length === 0) return;
  say(`Applied ${applied.length} database migration${applied.length > 1 ? "s" : ""} (${since(startedAt)})`);
}

async function startEmbedded(crew: Crew, folder: string, durable: boolean): Promise<string> {
  const startedAt = performance.now();
  const server = await startPostgres(folder, { durable });
  const watch = new Client({ connectionString: server.url });
  const ended = new Promise<string>((resolve) =>
    watch.once("end", () => resolve(`ended; its log is ${join(folder, "log")}`)),
  );
  watch.on("error", () => undefined);
  await watch.connect();

  const { rows } = await watch.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [
    LAUNCHER_LOCK,
  ]);
  if (!rows[0]?.alone) {
    await watch.end();
    throw secondLauncher();
  }
  crew.add({
    name: "PostgreSQL",
    ended,
    async stop() {
      await watch.end().catch(() => undefined);
      await server.stop();
    },
    kill: () => server.kill(),
  });
  say(
    server.adopted
      ? `PostgreSQL was running already on port ${server.port}: going on with it`
      : `PostgreSQL runs on port ${server.port}, its data in ${folder} (${since(startedAt)})`,
  );
  return server.url;
}

function secondLauncher(): PlainError {
  return new PlainError(
    `Another Tributary is running with the data folder ${dataDir()}. Stop it first, or give this one a folder and a port of its own: DATA_DIR=./.data-2 PORT=3001 npm start`,
  );
}

async function applyOrExplain(url: string): Promise<string[]> {
  try {
    return await applyMigrations(url, root);
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    const { host, pathname } = new URL(url);
    throw new PlainError(
      `The database ${pathname.slice(1)} on ${host} could not be brought up to date: ${message || code || String(error)}`,
    );
  }
}
