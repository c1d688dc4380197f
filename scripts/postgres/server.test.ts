import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PlainError } from "../steps/plain-error";
import { temporaryFolder } from "../steps/temporary-folder";
import { findPostmaster } from "./postmaster";
import { findPostgres, type PostgresServer, startPostgres } from "./server";
import { accountFor } from "./unprivileged";

let parent: string;
let folder: string;
let server: PostgresServer;

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

beforeAll(async () => {
  parent = await temporaryFolder("server-test");
  folder = join(parent, "data/postgres");
});
afterAll(async () => {
  await server?.stop();
  await rm(parent, { recursive: true, force: true });
});

/** In this order: each goes on with the server that the one before left. */
describe("the embedded PostgreSQL", () => {
  it("is made and started once, when two ask for it at the same moment", async () => {
    const [one, other] = await Promise.all([startPostgres(folder), startPostgres(folder)]);
    server = one;
    expect(one.url).toBe(other.url);
    expect([one.adopted, other.adopted].toSorted()).toEqual([false, true]);
    expect(await findPostgres(folder)).toBe(one.url);
  });

  it("holds a database in UTF-8 and UTC that takes a password", async () => {
    const settings = await query(
      server.url,
      "SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone",
    );
    expect(settings).toEqual([{ encoding: "UTF8", zone: "UTC" }]);
    const wrong = Object.assign(new URL(server.url), { password: "wrong" }).href;
    await expect(query(wrong, "SELECT 1")).rejects.toThrow("password authentication failed");
  });

  it("keeps its port and what was committed over a stop", async () => {
    await query(server.url, "CREATE TABLE kept AS SELECT 1 AS one");
    await server.stop();
    expect(await findPostgres(folder)).toBeUndefined();
    const again = await startPostgres(folder);
    expect(again).toMatchObject({ url: server.url, adopted: false });
    server = again;
    expect(await query(server.url, "SELECT * FROM kept")).toEqual([{ one: 1 }]);
  });

  it("starts again after it was killed, although its number has gone to another program", async () => {
    const cluster = join(folder, "cluster");
    const pid = findPostmaster(cluster);
    expect(pid).toBeGreaterThan(0);
    const pidFile = await readFile(join(cluster, "postmaster.pid"), "utf8");
    server.kill();
    await expect.poll(() => findPostmaster(cluster), { timeout: 10_000 }).toBeUndefined();

    const stranger = await startStranger();
    await writeFile(join(cluster, "postmaster.pid"), pidFile.replace(String(pid), String(stranger.pid)));
    expect(findPostmaster(cluster)).toBeUndefined();
    server = await startPostgres(folder);
    expect(server.adopted).toBe(false);
    expect(await query(server.url, "SELECT * FROM kept")).toEqual([{ one: 1 }]);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
    await once(stranger, "exit");
  });

  it("also starts below a folder that its user may not enter, as root's own is", async () => {
    const closed = join(parent, "closed");
    await mkdir(closed, { mode: 0o700 });
    const inside = await startPostgres(join(closed, "postgres"));
    expect(await query(inside.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await inside.stop();
  });

  it("does not start, and says why, when its password is gone", async () => {
    const copy = join(parent, "no-password");
    const short = await startPostgres(copy);
    await short.stop();
    await rm(join(copy, "password"));
    await expect(startPostgres(copy)).rejects.toThrow(PlainError);
  });
});

/** Another program of the user that the server runs as. */
async function startStranger(): Promise<ChildProcess> {
  const [command = "sleep", ...args] = [...accountFor(folder).prefix, "sleep", "60"];
  const stranger = spawn(command, args, { ...accountFor(folder).ids, cwd: "/", stdio: "ignore" });
  await once(stranger, "spawn");
  return stranger;
}
