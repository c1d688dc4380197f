import { X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { Client } from "pg";
import { type DatabaseAddress, isSameDatabase } from "./own-database.server";
import { explainPostgres } from "./postgres-errors";
import type { PostgresSettings, TlsMode } from "./postgres-settings";
import { SourceError } from "./source-error";

/** How to get in. Times are milliseconds; tests shorten them. */
export interface PostgresAccess {
  settings: PostgresSettings;
  password: string;
  /** Tributary's own database, which must never be a source. */
  forbidden?: DatabaseAddress;
  /** Sessions that are open now. */
  sessions: Set<PostgresSession>;
  connectTimeoutMs?: number;
  statementTimeoutMs?: number;
  /** How long a reader may wait for its consumer while it holds a snapshot open on somebody's database. */
  idleTimeoutMs?: number;
}

const applicationName = "tributary";
const connectTimeoutMs = 8_000;
const statementTimeoutMs = 30_000;
const lockTimeoutMs = 30_000;

/** A connection inside one read-only transaction. */
export interface PostgresSession {
  client: Client;
  backendPid: number;
  end(): Promise<void>;
  /** Drops the connection at once, without a word to the server. */
  drop(): void;
}

/** Connects, signs in and begins the transaction. `timeoutMs` is of one statement; 0 is for reads that may take hours. */
export async function openSession(access: PostgresAccess, timeoutMs: number): Promise<PostgresSession> {
  const client = await connectClient(access).catch((error) => {
    throw explainPostgres(error, { settings: access.settings });
  });
  const session: PostgresSession = {
    client,
    backendPid: 0,
    drop: () => drop(client),
    end: async () => {
      access.sessions.delete(session);
      await client.end();
    },
  };
  access.sessions.add(session);
  try {
    session.backendPid = await begin(client, timeoutMs);
    return session;
  } catch (error) {
    session.drop();
    await session.end();
    throw explainPostgres(error, { settings: access.settings });
  }
}

/** Runs short work in a session of its own. `sql` and `query` are what errors are explained with. */
export async function inSession<T>(
  access: PostgresAccess,
  { sql, query }: { sql: string; query?: string },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const session = await openSession(access, access.statementTimeoutMs ?? statementTimeoutMs);
  try {
    return await work(session.client);
  } catch (error) {
    throw explainPostgres(error, { settings: access.settings, sql, query });
  } finally {
    await session.end();
  }
}

/** Signs in. Errors are those of pg and the system; a SourceError means that nothing was sent at all. */
export async function connectClient(access: PostgresAccess): Promise<Client> {
  await refuseOwnDatabase(access);
  const { settings } = access;
  refuseUnreadableCertificate(settings.ca);
  try {
    return await signIn(access, tlsOptions(settings.tls, settings.ca));
  } catch (error) {
    const offersNoTls =
      error instanceof Error && error.message === "The server does not support SSL connections";
    if (settings.tls !== "prefer" || !offersNoTls) throw error;
    return signIn(access, false);
  }
}

async function signIn(access: PostgresAccess, ssl: ReturnType<typeof tlsOptions>): Promise<Client> {
  const { host, port, database, user } = access.settings;
  const client = new Client({
    host,
    port,
    database,
    user,
    // A function, because an empty text would make pg look for a password in the environment of this server.
    password: () => access.password,
    ssl,
    application_name: applicationName,
    connectionTimeoutMillis: access.connectTimeoutMs ?? connectTimeoutMs,
    keepAlive: true,
  });
  // A connection that breaks while nothing is under way must not end the process; the next query reports it.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    drop(client);
    throw error;
  }
}

function tlsOptions(tls: TlsMode, ca: string | undefined) {
  switch (tls) {
    case "disable":
      return false;
    case "prefer":
      return { rejectUnauthorized: false };
    case "require":
      // As libpq does it: with an authority at hand the certificate is verified, but not the name in it.
      return ca === undefined ? { rejectUnauthorized: false } : { ca, checkServerIdentity: () => undefined };
    case "verify-full":
      return ca === undefined ? { rejectUnauthorized: true } : { ca };
    default:
      return tls satisfies never;
  }
}

async function refuseOwnDatabase({ settings, forbidden }: PostgresAccess): Promise<void> {
  if (!forbidden || !(await isSameDatabase(settings, forbidden))) return;
  throw new SourceError(
    "This is Tributary's own database, which cannot be a source.",
    "Name the database that holds your data.",
  );
}

/** Node leaves out an authority that it cannot read, and the server would then be blamed for its certificate. */
function refuseUnreadableCertificate(ca: string | undefined): void {
  if (ca === undefined) return;
  try {
    new X509Certificate(ca);
  } catch {
    throw new SourceError(
      "The CA certificate cannot be read.",
      "Paste it as PEM text, with its first and last line.",
    );
  }
}

/**
 * The session's settings make the text of values independent of how the server and the role are set up: ISO dates,
 * UTC, and every digit of a float. The last query takes the snapshot, after which PostgreSQL refuses to make the
 * transaction writable.
 */
async function begin(client: Client, timeoutMs: number): Promise<number> {
  const results = await client.query(`
    BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
    SET LOCAL statement_timeout = ${timeoutMs};
    SET LOCAL lock_timeout = ${lockTimeoutMs};
    SET LOCAL TimeZone = 'UTC';
    SET LOCAL DateStyle = 'ISO';
    SET LOCAL extra_float_digits = 3;
    SELECT pg_catalog.pg_backend_pid() AS pid`);
  const [last] = (results as unknown as { rows: { pid: number }[] }[]).slice(-1);
  return last?.rows[0]?.pid ?? 0;
}

/**
 * Ends a connection from the server's side, over a connection of its own: a server at work does not notice that nobody
 * listens until it has rows to send. A mere cancel would be lost if the statement is only about to begin. Best effort.
 */
export async function terminate(access: PostgresAccess, backendPid: number): Promise<void> {
  try {
    const client = await connectClient(access);
    await client
      .query(
        `SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
          WHERE pid = $1 AND application_name = $2`,
        [backendPid, applicationName],
      )
      .finally(() => client.end());
  } catch {
    // Our own end of the connection is closed in any case.
  }
}

/** What protects the connection: "Encrypted with TLSv1.3" or "Not encrypted". */
export function encryptionOf(client: Client): string {
  const { stream } = wireOf(client);
  return stream instanceof TLSSocket ? `Encrypted with ${stream.getProtocol()}` : "Not encrypted";
}

function drop(client: Client): void {
  wireOf(client).stream.destroy();
}

/** pg types its connection too narrowly to get at the socket. */
function wireOf(client: Client): { stream: Socket } {
  return (client as unknown as { connection: { stream: Socket } }).connection;
}
