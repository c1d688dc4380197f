import type { Client } from "pg";
import type { ConnectionCheck, ConnectionTest } from "./connector";
import { readTables } from "./postgres-catalog.server";
import { explainPostgres, isUnreachable } from "./postgres-errors";
import { connectClient, encryptionOf, inSession, type PostgresAccess } from "./postgres-session.server";
import { SourceError, settle } from "./source-error";
import { tableCount } from "./table-count";

/** Reaches the server, signs in and counts what can be read; the first failure ends the test. */
export async function testPostgres(access: PostgresAccess): Promise<ConnectionTest> {
  const { host, port, user } = access.settings;
  const reached = (detail: string): ConnectionCheck => ({
    label: `Reached ${host}:${port}`,
    ok: true,
    detail,
  });
  const signedIn = await signIn(access);
  switch (signedIn.outcome) {
    case "not_tried":
      return failed([], "The connection was not tried", signedIn.reason);
    case "unreachable":
      return failed([], `Could not reach ${host}:${port}`, signedIn.reason);
    case "refused":
      return failed([reached("")], `Could not sign in as ${user}`, signedIn.reason);
    case "signed_in":
      break;
    default:
      return signedIn satisfies never;
  }
  const checks = [
    reached(signedIn.encryption),
    { label: `Signed in as ${user}`, ok: true, detail: `PostgreSQL ${signedIn.version}` },
  ];
  const tables = await settle(() => inSession(access, { sql: "" }, readTables));
  if (!tables.ok) return failed(checks, "Could not list the tables", `${tables.message} ${tables.hint}`);
  if (tables.value.length === 0) {
    const grants = `GRANT USAGE ON SCHEMA public TO "${user}"; GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${user}";`;
    return failed(checks, "No table is readable", `Give the user the right to read, such as: ${grants}`);
  }
  const count = `${tableCount(tables.value)} ${tables.value.length === 1 ? "is" : "are"} readable`;
  checks.push({ label: `Read-only access is enough: ${count}`, ok: true, detail: "" });
  return { ok: true, checks };
}

type SignIn =
  | { outcome: "signed_in"; encryption: string; version: string }
  | { outcome: "not_tried" | "unreachable" | "refused"; reason: string };

async function signIn(access: PostgresAccess): Promise<SignIn> {
  try {
    const client = await connectClient(access);
    const encryption = encryptionOf(client);
    const version = await versionOf(client).finally(() => client.end());
    return { outcome: "signed_in", encryption, version };
  } catch (error) {
    const explained = explainPostgres(error, { settings: access.settings });
    if (!(explained instanceof SourceError)) throw explained;
    const reason = `${explained.message} ${explained.hint}`;
    if (error instanceof SourceError) return { outcome: "not_tried", reason };
    return { outcome: isUnreachable(error, access.settings) ? "unreachable" : "refused", reason };
  }
}

async function versionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  return rows[0]?.server_version ?? "";
}

function failed(checks: ConnectionCheck[], label: string, detail: string): ConnectionTest {
  return { ok: false, checks: [...checks, { label, ok: false, detail }] };
}
