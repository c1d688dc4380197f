import { generateKeyPairSync, sign } from "node:crypto";
import { chown, readFile, rm, stat, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "@/scripts/postgres/server";
import { temporaryFolder } from "@/scripts/steps/temporary-folder";
import type { ConnectionTest } from "./connector";
import { PostgresConnector } from "./postgres.server";
import type { PostgresAccess } from "./postgres-session.server";
import type { PostgresSettings } from "./postgres-settings";

const secret = "s3cret-of-the-test";
let folder: string;
let server: PostgresServer;
let settings: PostgresSettings;
let certificate: string;

/** A server with TLS and a self-signed certificate for localhost. */
beforeAll(async () => {
  folder = await temporaryFolder("tls");
  const home = join(folder, "postgres");
  const data = join(home, "cluster");
  const plain = await startPostgres(home, { durable: false });
  await withClient(plain.url, [
    `CREATE ROLE owner SUPERUSER LOGIN PASSWORD '${secret}'`,
    "ALTER SYSTEM SET ssl = on",
  ]);
  await plain.stop();
  const made = selfSigned("localhost");
  certificate = made.certificate;
  const { uid, gid } = await stat(data);
  await writeFile(join(data, "server.crt"), made.certificate);
  await writeFile(join(data, "server.key"), made.key, { mode: 0o600 });
  await chown(join(data, "server.key"), uid, gid);
  const rules = await readFile(join(data, "pg_hba.conf"), "utf8");
  await writeFile(
    join(data, "pg_hba.conf"),
    `hostssl all encrypted all scram-sha-256\nhost all encrypted all reject\n${rules}`,
  );
  server = await startPostgres(home, { durable: false });

  settings = { host: "localhost", port: server.port, database: "postgres", user: "owner", tls: "prefer" };
  const url = new URL(server.url);
  url.pathname = "/postgres";
  url.username = "owner";
  url.password = secret;
  await withClient(url.href, [
    "CREATE TABLE customer (id int)",
    `CREATE ROLE nobody LOGIN PASSWORD '${secret}'`,
    `CREATE ROLE encrypted LOGIN PASSWORD '${secret}'`,
    "CREATE DATABASE private",
    "REVOKE CONNECT ON DATABASE private FROM PUBLIC",
  ]);
});

async function withClient(connectionString: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function tested(
  changes: Partial<PostgresSettings> = {},
  access: Partial<PostgresAccess> = {},
): Promise<ConnectionTest> {
  const source = new PostgresConnector({
    settings: { ...settings, ...changes },
    password: secret,
    ...access,
  });
  const test = await source.test();
  expect(JSON.stringify(test)).not.toContain(secret);
  expect(test.checks.filter(({ ok }) => !ok)).toHaveLength(test.ok ? 0 : 1);
  return test;
}

/** The last line of a failed test, and how many lines before it are good. */
async function failure(changes: Partial<PostgresSettings>, access?: Partial<PostgresAccess>) {
  const { ok, checks } = await tested(changes, access);
  expect(ok).toBe(false);
  const last = checks.at(-1);
  return { label: last?.label, detail: last?.detail, good: checks.length - 1 };
}

async function listening(answer: (socket: Socket) => void): Promise<{ port: number; server: Server }> {
  const listener = createServer((socket) => {
    socket.on("error", () => {});
    answer(socket);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  return { port: (listener.address() as AddressInfo).port, server: listener };
}

async function freePort(): Promise<number> {
  const { port, server: listener } = await listening(() => {});
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

describe("the test of a PostgreSQL connection", () => {
  it("goes through three steps", async () => {
    expect(await tested()).toEqual({
      ok: true,
      checks: [
        { label: `Reached localhost:${settings.port}`, ok: true, detail: "Encrypted with TLSv1.3" },
        { label: "Signed in as owner", ok: true, detail: expect.stringMatching(/^PostgreSQL \d+/) },
        { label: "Read-only access is enough: 1 table is readable", ok: true, detail: "" },
      ],
    });
  });

  it("ends when nothing can be read, and says how to change that", async () => {
    expect(await failure({ user: "nobody" })).toEqual({
      label: "No table is readable",
      detail: expect.stringContaining('GRANT SELECT ON ALL TABLES IN SCHEMA public TO "nobody";'),
      good: 2,
    });
  });

  it("ends at a wrong password, a missing one, an unknown user and an unknown database", async () => {
    expect(await failure({}, { password: "wrong" })).toEqual({
      label: "Could not sign in as owner",
      detail: "The password of owner was refused. Enter the user and the password again.",
      good: 1,
    });
    expect((await failure({}, { password: "" })).detail).toMatch(
      /^The server asks for a password, and none is stored\./,
    );
    expect((await failure({ user: "somebody" })).detail).toMatch(/^The password of somebody was refused\./);
    expect((await failure({ database: "shop" })).detail).toMatch(
      /^There is no database shop on this server\./,
    );
    expect((await failure({ user: "nobody", database: "private" })).detail).toMatch(
      /^nobody may not connect to private\./,
    );
  });

  it("does not look for a password in the environment of this server", async () => {
    process.env.PGPASSWORD = secret;
    const found = await failure({}, { password: "" });
    delete process.env.PGPASSWORD;
    expect(found.detail).toMatch(/none is stored/);
  });
});

describe("a server that cannot be reached", () => {
  it("has a host that does not exist", async () => {
    expect(await failure({ host: "no-such-host.invalid" })).toEqual({
      label: `Could not reach no-such-host.invalid:${settings.port}`,
      detail: "The host no-such-host.invalid cannot be found. Check the spelling of the host.",
      good: 0,
    });
  });

  it("refuses the connection", async () => {
    const port = await freePort();
    const { detail, good } = await failure({ host: "127.0.0.1", port });
    expect(detail).toMatch(new RegExp(`^127.0.0.1:${port} refused the connection\\.`));
    expect(good).toBe(0);
    expect((await failure({ host: "localhost", port })).detail).toMatch(/refused the connection/);
  });

  it("does not answer in time", async () => {
    const silent = await listening(() => {});
    const { detail, good } = await failure(
      { host: "127.0.0.1", port: silent.port },
      { connectTimeoutMs: 50 },
    );
    silent.server.close();
    expect(detail).toMatch(/did not answer in time\./);
    expect(good).toBe(0);
  });

  it("is not PostgreSQL", async () => {
    const web = await listening((socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
    );
    for (const tls of ["prefer", "disable"] as const) {
      expect(
        (await failure({ host: "127.0.0.1", port: web.port, tls }, { connectTimeoutMs: 2_000 })).detail,
      ).toMatch(/answers, but not as PostgreSQL does\.|The connection to the server broke\./);
    }
    web.server.close();
  });

  it("has no socket in the folder", async () => {
    expect((await failure({ host: folder })).detail).toMatch(/^There is no socket of PostgreSQL in /);
  });
});

describe("TLS", () => {
  it("is verified against the certificate that was given", async () => {
    expect((await tested({ tls: "verify-full", ca: certificate })).ok).toBe(true);
    expect((await tested({ tls: "require", ca: certificate, host: "127.0.0.1" })).ok).toBe(true);
    expect((await tested({ tls: "require" })).ok).toBe(true);
  });

  it("is off when it is switched off", async () => {
    const { checks } = await tested({ tls: "disable" });
    expect(checks[0]?.detail).toBe("Not encrypted");
  });

  it("fails for a self-signed certificate, another name, another authority and text that is no certificate", async () => {
    expect((await failure({ tls: "verify-full" })).detail).toMatch(
      /^The server's certificate is self-signed/,
    );
    expect(await failure({ tls: "verify-full", ca: certificate, host: "127.0.0.1" })).toMatchObject({
      detail: expect.stringMatching(/^The server's certificate was not made for 127\.0\.0\.1\./),
      good: 1,
    });
    const other = selfSigned("localhost").certificate;
    expect((await failure({ tls: "verify-full", ca: other })).detail).toMatch(
      /certificate (is self-signed|was signed by)/,
    );
    const broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
    expect((await failure({ tls: "verify-full", ca: broken })).detail).toMatch(
      /^The CA certificate cannot be read\./,
    );
  });

  it("is asked for by name where the server takes nothing else", async () => {
    expect((await failure({ user: "encrypted", tls: "disable" })).detail).toMatch(
      /^The server only takes encrypted connections\./,
    );
    expect((await failure({ user: "encrypted", tls: "prefer" })).label).toBe("No table is readable");
  });

  it("is left out by Prefer and demanded by Require where the server has none", async () => {
    const refusing = await listening((socket) => socket.once("data", () => socket.write("N")));
    expect(await failure({ host: "127.0.0.1", port: refusing.port, tls: "require" })).toMatchObject({
      detail: expect.stringMatching(/does not offer TLS\. Switch TLS on at the server/),
      good: 1,
    });
    refusing.server.close();
  });
});

describe("Tributary's own database", () => {
  it("is refused before anything is sent to it", async () => {
    const forbidden = { host: "127.0.0.1", port: settings.port, database: "postgres" };
    expect(await failure({}, { forbidden })).toEqual({
      label: "The connection was not tried",
      detail:
        "This is Tributary's own database, which cannot be a source. Name the database that holds your data.",
      good: 0,
    });
    const source = new PostgresConnector({ settings, password: secret, forbidden });
    expect(await source.tables()).toMatchObject({
      ok: false,
      message: expect.stringMatching(/own database/),
    });
    expect((await tested({}, { forbidden: { ...forbidden, database: "tributary" } })).ok).toBe(true);
  });
});

/** A certificate for one host name, signed with its own key. Node can read certificates, but not make them. */
function selfSigned(host: string): { certificate: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
  };
  const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
  const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
  const ed25519 = sequence(oid("2b6570"));
  const name = sequence(
    der(
      0x31,
      sequence(oid("550403"), der(0x0c, Buffer.from(`Test ${publicKey.export({ format: "jwk" }).x}`))),
    ),
  );
  const validity = sequence(der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("490101000000Z")));
  const hostName = sequence(oid("551d11"), der(0x04, sequence(der(0x82, Buffer.from(host)))));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ed25519,
    name,
    validity,
    name,
    publicKey.export({ format: "der", type: "spki" }),
    der(0xa3, sequence(hostName)),
  );
  const signature = der(0x03, Buffer.from([0]), sign(null, content, privateKey));
  const lines =
    sequence(content, ed25519, signature)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return {
    certificate: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
    key: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
  };
}
