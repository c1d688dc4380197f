import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { identify } from "@/lib/core/identity";
import type { DatasetDefinition } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/test-database";
import { PostgresConnector } from "./postgres.server";

let database: TestDatabase;
const never = new AbortController().signal;
const events: DatasetDefinition = { kind: "table", schema: "public", table: "event" };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("DROP TABLE IF EXISTS event"));

function connect(): PostgresConnector {
  const { hostname: host, port, pathname, username: user, password } = new URL(database.url);
  return new PostgresConnector({
    settings: { host, port: Number(port), database: pathname.slice(1), user, tls: "disable" },
    password: decodeURIComponent(password),
  });
}

async function table(type: string, ...values: string[]): Promise<void> {
  await database.pool.query(`CREATE TABLE event (key ${type}, note text)`);
  for (const value of values) await database.pool.query(`INSERT INTO event VALUES ($1, 'x')`, [value]);
}

async function read(keys: string[], dataset = events): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of connect()
    .open(dataset)
    .rows(2, never, { keys: { column: "key", keys } }))
    rows.push(...batch);
  return rows;
}

const keysOf = (rows: SourceRow[]) =>
  rows.map((row) => {
    const identity = identify(row.key, "key");
    return identity.ok ? identity.externalKey : "";
  });

describe("looking for keys in PostgreSQL", () => {
  it.each([
    ["integer", ["41", "42", "-7"]],
    ["bigint", ["41", "9007199254740993"]],
    ["numeric(10,2)", ["41.10", "0.00"]],
    ["text", ["41", "é😀", "'; DROP TABLE event; --"]],
    ["varchar(40)", ["a", "B"]],
    ["char(8)", ["a", "b"]],
    ["uuid", ["7d4f6c9e-0000-4000-8000-000000000001"]],
    ["name", ["a", "b"]],
  ])("reads only the rows with them (%s)", async (type, values) => {
    await table(type, ...values);
    await database.pool.query("INSERT INTO event SELECT NULL, 'y' FROM generate_series(1, 20)");
    expect(keysOf(await read(values)).sort()).toEqual([...values].sort());
    expect(await read(["not there"])).toEqual([]);
  });

  it("reads every row of a double key, and keys with blanks around them however they are written", async () => {
    const blanks = ["a", " a", "a\t", "\u00a0a\u3000", "\ufeffa\u2028", "b"];
    await table("text", ...blanks);
    expect(await read(["a"])).toHaveLength(5);
  });

  it("tells upper and lower case apart also where the column does not", async () => {
    await database.pool.query(
      "CREATE COLLATION IF NOT EXISTS blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
    );
    await table("text COLLATE blind", "a", "A");
    expect(keysOf(await read(["a"]))).toEqual(["a"]);
  });

  it.each([
    ["double precision", "1e20"],
    ["timestamptz", "2026-01-02 03:04:05+00"],
    ["jsonb", '"a"'],
    ["boolean", "true"],
  ])("reads everything where the server might write a key otherwise than we do (%s)", async (type, value) => {
    await table(type, value);
    expect(await read(["something else"])).toHaveLength(1);
  });

  it("works on a query, also on one that ends in a comment", async () => {
    await table("text", "a", "b", "c");
    const query = { kind: "query", sql: "SELECT key, note FROM event -- all" } as const;
    expect(keysOf(await read(["b", "c"], query)).sort()).toEqual(["b", "c"]);
  });

  it("takes fifty thousand keys", async () => {
    await database.pool.query(
      "CREATE TABLE event AS SELECT 'k' || n AS key FROM generate_series(1, 100000) AS n",
    );
    const keys = Array.from({ length: 50_000 }, (_, at) => `k${at * 2 + 2}`);
    let rows = 0;
    for await (const batch of connect()
      .open(events)
      .rows(10_000, never, { keys: { column: "key", keys } }))
      rows += batch.length;
    expect(rows).toBe(50_000);
  });
});
