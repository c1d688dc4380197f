import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { PlainError } from "../steps/plain-error";
import { readPort, rememberedPort } from "../steps/remembered-port";
import { postgresBinaries } from "./binaries";
import { type Cluster, openCluster, postgresEnv } from "./cluster";
import { killPostmaster, removeStalePidFile, stopPostmaster } from "./postmaster";

export interface PostgresServer {
  /** The database `tributary` of this server, with its password. */
  readonly url: string;
  readonly port: number;
  /** True when it was running already, left by a launcher that was killed, or belonging to another one. */
  readonly adopted: boolean;
  /** See stopPostmaster. */
  stop(): Promise<void>;
  /** See killPostmaster. */
  kill(): void;
}

const DATABASE = "tributary";
const START_WITHIN_MS = 60_000;

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  // No socket file: its folder may not be writable, and its path has a limit that data folders exceed.
  "unix_socket_directories=",
  "log_checkpoints=off",
  "log_timezone=UTC",
  "timezone=UTC",
];

/** A server that is thrown away afterwards need not wait for the disk. */
const FORGETFUL_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts the embedded PostgreSQL of `folder`, which is made at the first time, or finds it running. `durable: false` is for
 * data that is thrown away: a power cut may cost all of it.
 */
export async function startPostgres(folder: string, { durable = true } = {}): Promise<PostgresServer> {
  const cluster = await openCluster(folder);
  const deadline = performance.now() + START_WITHIN_MS;
  let adopted = true;
  let complaint = "it does not answer.";
  while (performance.now() < deadline) {
    const running = await findRunning(cluster);
    if (typeof running === "number") {
      await createDatabase(urlOf(cluster, running, "postgres"));
      return {
        url: urlOf(cluster, running, DATABASE),
        port: running,
        adopted,
        stop: () => stopPostmaster(cluster.data),
        kill: () => killPostmaster(cluster.data),
      };
    }
    if (running === "none") {
      const failure = await launch(cluster, durable);
      adopted = failure !== undefined;
      if (failure !== undefined) complaint = failure;
      if (failure !== undefined && !(await canTryAgain(cluster, failure))) break;
    }
    await wait(50);
  }
  throw new PlainError(`The embedded PostgreSQL in ${folder} does not start:\n${complaint.trim()}`);
}

/** The database of the embedded PostgreSQL of `folder` if that is running, without starting it. */
export async function findPostgres(folder: string): Promise<string | undefined> {
  const password = await readFile(join(folder, "password"), "utf8").catch(() => undefined);
  if (password === undefined) return undefined;
  const cluster = {
    data: join(folder, "cluster"),
    portFile: join(folder, "port"),
    password: password.trim(),
  };
  const running = await findRunning(cluster);
  return typeof running === "number" ? urlOf(cluster, running, DATABASE) : undefined;
}

function urlOf(cluster: Pick<Cluster, "password">, port: number, database: string): string {
  return `postgresql://tributary:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** The port of the server of this very cluster; "busy" while that starts or stops. */
async function findRunning(
  cluster: Pick<Cluster, "data" | "password" | "portFile">,
): Promise<number | "busy" | "none"> {
  const port = await readPort(cluster.portFile);
  if (port === undefined) return "none";
  const client = new Client({
    connectionString: urlOf(cluster, port, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === cluster.data ? port : "none";
  } catch (error) {
    const cannotConnectNow = "57P03";
    return (error as { code?: string }).code === cannotConnectNow ? "busy" : "none";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the server in a process group of its own, which Ctrl-C does not reach: it must outlive those who use it. Returns
 * what it complained of when it did not become ready.
 */
async function launch(cluster: Cluster, durable: boolean): Promise<string | undefined> {
  const port = await rememberedPort(cluster.portFile);
  const settings = [...SETTINGS, ...(durable ? [] : FORGETFUL_SETTINGS)];
  const [command = "", ...args] = [
    ...cluster.account.prefix,
    postgresBinaries().postgres,
    ...["-D", cluster.data, "-p", String(port)],
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
  const log = await open(cluster.logFile, "w", 0o600);
  const server = spawn(command, args, {
    ...cluster.account.ids,
    cwd: cluster.folder,
    env: postgresEnv(),
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  await log.close();
  if (await becomesReady(cluster, server)) {
    server.unref();
    return undefined;
  }
  return readFile(cluster.logFile, "utf8");
}

async function becomesReady(cluster: Cluster, server: ChildProcess): Promise<boolean> {
  const ended = Promise.race([once(server, "exit"), once(server, "error")]).then(() => "ended" as const);
  const deadline = performance.now() + START_WITHIN_MS;
  while (performance.now() < deadline) {
    if (typeof (await findRunning(cluster)) === "number") return true;
    if ((await Promise.race([ended, wait(25)])) === "ended") return false;
  }
  server.kill("SIGQUIT");
  await ended;
  return false;
}

/** Whether what the server said at its end is something that passes, after removing what is in the way. */
async function canTryAgain(cluster: Cluster, complaint: string): Promise<boolean> {
  if (complaint.includes("Address already in use")) {
    await rm(cluster.portFile, { force: true });
    return true;
  }
  if (complaint.includes('"postmaster.pid" already exists')) {
    removeStalePidFile(cluster.data);
    return true;
  }
  // The processes of a killed server notice its death, and end, within moments.
  return complaint.includes("shared memory block");
}

async function createDatabase(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    const madeMeanwhile = ["42P04", "23505"];
    if (!madeMeanwhile.includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}
