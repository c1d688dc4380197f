import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DatasetDefinition } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { RowBatch } from "@/lib/core/row-batch";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/test-database";
import { PostgresConnector } from "./postgres.server";
import type { PostgresAccess } from "./postgres-session.server";

let database: TestDatabase;
const never = new AbortController().signal;
const events: DatasetDefinition = { kind: "table", schema: "public", table: "event" };

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

beforeEach(async () => {
  await database.pool.query(`
    DROP TABLE IF EXISTS event;
    CREATE TABLE event (id int PRIMARY KEY, note text);
    INSERT INTO event SELECT n, repeat('x', 200) FROM generate_series(1, 5000) AS n`);
});

function connect(changes: Partial<PostgresAccess> = {}): PostgresConnector {
  const { hostname: host, port, pathname, username: user, password } = new URL(database.url);
  return new PostgresConnector({
    settings: { host, port: Number(port), database: pathname.slice(1), user, tls: "disable" },
    password: decodeURIComponent(password),
    ...changes,
  });
}

/** What our connections are doing on the server, as the server sees it. */
async function connections(): Promise<string[]> {
  const { rows } = await database.pool.query<{ state: string }>(
    "SELECT state FROM pg_stat_activity WHERE application_name = 'tributary' AND datname = current_database()",
  );
  return rows.map(({ state }) => state);
}

/** Takes the rest; a batch that was fetched ahead may still be good. */
async function drain(rows: AsyncIterator<RowBatch>): Promise<void> {
  while (!(await rows.next()).done);
}

/** Asks until it is so. The limit of the test itself ends the waiting. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await database.pool.query("SELECT pg_sleep(0.01)");
}

describe("the reader of a PostgreSQL dataset", () => {
  it("hands over batches of the size that was asked for, and then nothing", async () => {
    const sizes: number[] = [];
    for await (const batch of connect().open(events).rows(1_000, never)) sizes.push(batch.length);
    expect(sizes).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
    const uneven: number[] = [];
    for await (const batch of connect().open(events).rows(3_000, never)) uneven.push(batch.length);
    expect(uneven).toEqual([3_000, 2_000]);
    await until(async () => (await connections()).length === 0);
  });

  it("gives no batch at all for an empty table", async () => {
    await database.pool.query("TRUNCATE event");
    const batches: SourceRow[][] = [];
    for await (const batch of connect().open(events).rows(10, never)) batches.push([...batch]);
    expect(batches).toEqual([]);
  });

  it("reads one snapshot, whatever others write in the meantime", async () => {
    const ids = new Set<unknown>();
    for await (const batch of connect().open(events).rows(500, never)) {
      if (ids.size === 0) {
        await database.pool.query(
          "DELETE FROM event WHERE id > 4000; INSERT INTO event VALUES (9000, 'new')",
        );
      }
      for (const { id } of batch) ids.add(id);
    }
    expect(ids.size).toBe(5_000);
    expect(ids.has(9_000)).toBe(false);
  });

  it("cannot write, even as a role that may", async () => {
    const sql = "SELECT lo_from_bytea(0, 'x'::bytea) AS id";
    const rows = connect().open({ kind: "query", sql }).rows(10, never)[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toMatchObject({
      name: "SourceError",
      message: expect.stringMatching(/^The query tries to write/),
    });
  });

  it("describes the columns of a query without running it", async () => {
    const sql = "SELECT id, pg_sleep(3600)::text AS nap FROM event";
    expect(await connect().open({ kind: "query", sql }).columns()).toEqual([
      { name: "id", type: "integer", nativeType: "integer" },
      { name: "nap", type: "text", nativeType: "text" },
    ]);
  });

  it("has no limit on the time that a statement takes", async () => {
    const reader = connect({ statementTimeoutMs: 1 }).open({
      kind: "query",
      sql: "SELECT pg_sleep(0.2)::text AS nap",
    });
    const batches: SourceRow[][] = [];
    for await (const batch of reader.rows(10, never)) batches.push([...batch]);
    expect(batches).toEqual([[{ nap: "" }]]);
  });

  it("closes its connection when nobody reads on", async () => {
    for await (const batch of connect().open(events).rows(100, never)) {
      expect(batch).toHaveLength(100);
      break;
    }
    await until(async () => (await connections()).length === 0);
  });

  it("stops the query on the server and ends without an error when the signal aborts", async () => {
    const stop = new AbortController();
    const sql = "SELECT n, pg_sleep(3600)::text AS nap FROM generate_series(1, 10) AS n";
    const rows = connect().open({ kind: "query", sql }).rows(10, stop.signal)[Symbol.asyncIterator]();
    const first = rows.next();
    await until(async () => (await connections()).includes("active"));
    stop.abort("canceled");
    expect(await first).toEqual({ done: true, value: undefined });
    await until(async () => (await connections()).length === 0);
  });

  it("opens nothing for long when the signal aborts while it connects", async () => {
    const stop = new AbortController();
    const sql = "SELECT pg_sleep(3600)::text AS nap";
    const rows = connect().open({ kind: "query", sql }).rows(10, stop.signal)[Symbol.asyncIterator]();
    const first = rows.next();
    stop.abort("canceled");
    expect(await first).toEqual({ done: true, value: undefined });
    await until(async () => (await connections()).length === 0);
  });

  it("ends between two batches when the signal aborts, and reads nothing when it was aborted before", async () => {
    const stop = new AbortController();
    let read = 0;
    for await (const batch of connect().open(events).rows(1_000, stop.signal)) {
      read += batch.length;
      if (read === 2_000) stop.abort("shutdown");
    }
    expect(read).toBe(2_000);
    for await (const batch of connect().open(events).rows(1_000, stop.signal)) read += batch.length;
    expect(read).toBe(2_000);
    await until(async () => (await connections()).length === 0);
  });

  it("says so when the server ends the connection in the middle", async () => {
    const rows = connect().open(events).rows(10, never)[Symbol.asyncIterator]();
    await rows.next();
    await database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tributary' AND datname = current_database()",
    );
    await expect(drain(rows)).rejects.toMatchObject({
      name: "SourceError",
      message: expect.stringMatching(
        /^The server ended the connection while it was used\.$|^The connection to the server broke\.$/,
      ),
    });
  });

  it("gives the snapshot up when its rows are not taken", async () => {
    const rows = connect({ idleTimeoutMs: 20 }).open(events).rows(10, never)[Symbol.asyncIterator]();
    await rows.next();
    await until(async () => (await connections()).length === 0);
    await expect(drain(rows)).rejects.toMatchObject({
      name: "SourceError",
      message: "The read was given up, because the rows were not taken for too long.",
    });
  });

  it("fails when its connector is closed", async () => {
    const source = connect();
    const rows = source.open(events).rows(10, never)[Symbol.asyncIterator]();
    await rows.next();
    await source.close();
    await expect(drain(rows)).rejects.toMatchObject({
      name: "SourceError",
      message: "The connection to the server broke.",
    });
    await until(async () => (await connections()).length === 0);
  });

  it("holds only a batch or two in memory", async () => {
    const sql = "SELECT n, repeat('y', 10000) AS pad FROM generate_series(1, 100000) AS n";
    const rows = connect().open({ kind: "query", sql }).rows(50, never)[Symbol.asyncIterator]();
    const before = process.memoryUsage().heapUsed;
    await rows.next();
    await rows.next();
    // All the rows together are a gigabyte.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
    await rows.return?.();
  });

  it("names two columns that cannot both be in a row", async () => {
    const reader = connect().open({ kind: "query", sql: "SELECT 1, 2" });
    await expect(reader.columns()).rejects.toMatchObject({ message: "Two columns are called ?column?." });
  });
});
