import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatasetDefinition, ReadScope } from "@/lib/core/ports";
import { isAskedFor } from "@/lib/core/read-scope";
import type { SourceRow } from "@/lib/core/record";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/test-database";
import { PostgresConnector } from "./postgres.server";
import { whereInScope } from "./postgres-scope.server";

let database: TestDatabase;
const never = new AbortController().signal;
const table: DatasetDefinition = { kind: "table", schema: "public", table: "event" };
const noon = new Date("2026-03-31T12:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    SET TIME ZONE 'America/New_York';
    CREATE DOMAIN moment AS timestamptz;
    CREATE TABLE event (id int PRIMARY KEY, "written At" timestamptz, plain timestamp, day date, own moment);
    INSERT INTO event VALUES
      (1, '2026-03-31 11:59:59.999999+00', '2026-03-31 11:59:59.999999', '2026-03-31', '2026-03-31 11:59:59+00'),
      (2, '2026-03-31 14:00:00+02', '2026-03-31 12:00:00', '2026-04-01', '2026-03-31 12:00:00+00'),
      (3, NULL, NULL, NULL, NULL),
      (4, 'infinity', 'infinity', 'infinity', 'infinity'),
      (5, '-infinity', '-infinity', '-infinity', '-infinity'),
      (6, '0044-03-15 12:00:00 BC', '0044-03-15 12:00:00 BC', '0044-03-15 BC', '0044-03-15 12:00:00 BC'),
      (7, '0099-01-01 00:00:00+00', '0099-01-01', '0099-01-01', '0099-01-01 00:00:00+00'),
      (8, '12026-01-01 00:00:00+00', '12026-01-01', '12026-01-01', '12026-01-01 00:00:00+00');`);
});

afterAll(async () => {
  await database.drop();
});

function connect(): PostgresConnector {
  const { hostname: host, port, pathname, username: user, password } = new URL(database.url);
  return new PostgresConnector({
    settings: { host, port: Number(port), database: pathname.slice(1), user, tls: "disable" },
    password: decodeURIComponent(password),
  });
}

async function idsOf(dataset: DatasetDefinition, scope: ReadScope): Promise<unknown[]> {
  const rows: SourceRow[] = [];
  for await (const batch of connect().open(dataset).rows(3, never, scope)) rows.push(...batch);
  return rows.map(({ id }) => id).sort();
}

describe("what is asked of PostgreSQL", () => {
  it.each(["written At", "plain", "own"])(
    "is rows of the column %s at or after a time, and those without a time that can be read",
    async (column) => {
      expect(await idsOf(table, { since: { column, at: noon } })).toEqual([2, 3, 4, 5, 6, 8]);
    },
  );

  it("is dates that begin at or after a time, in UTC", async () => {
    expect(await idsOf(table, { since: { column: "day", at: noon } })).toEqual([2, 3, 4, 5, 6, 8]);
    const midnight = new Date("2026-03-31T00:00:00Z");
    expect(await idsOf(table, { since: { column: "day", at: midnight } })).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });

  it("is the same of a query, also one that ends in a comment", async () => {
    const sql = 'SELECT id, "written At" AS at FROM event -- all of them';
    expect(await idsOf({ kind: "query", sql }, { since: { column: "at", at: noon } })).toEqual([
      2, 3, 4, 5, 6, 8,
    ]);
  });

  it("is never less than what the shared rule asks for", async () => {
    const all: SourceRow[] = [];
    for await (const batch of connect().open(table).rows(100, never)) all.push(...batch);
    for (const column of ["written At", "plain", "day", "own"]) {
      for (const iso of ["0001-01-01T00:00:00Z", "0099-01-01T00:00:00Z", "2026-03-31T11:59:59.999Z"]) {
        const scope = { since: { column, at: new Date(iso) } };
        const expected = all.filter((row) => isAskedFor(row, scope)).map(({ id }) => id);
        expect(await idsOf(table, scope), `${column} ${iso}`).toEqual(expect.arrayContaining(expected));
      }
    }
  });

  it("is served by an index on the column, whatever its type", async () => {
    await database.pool.query(`
      CREATE TABLE long AS SELECT n AS id, timestamptz '2020-01-01' + n * interval '1 minute' AS tz,
        timestamp '2020-01-01' + n * interval '1 minute' AS plain, date '2020-01-01' + n / 20 AS day
      FROM generate_series(1, 50000) AS n;
      CREATE INDEX ON long (tz); CREATE INDEX ON long (plain); CREATE INDEX ON long (day); ANALYZE long;`);
    const client = await database.pool.connect();
    try {
      await client.query("SET TimeZone = 'UTC'");
      for (const [column, at] of [
        ["tz", "2020-02-04T00:00:00Z"],
        ["plain", "2020-02-04T00:00:00Z"],
        ["day", "2026-10-01T00:00:00Z"],
      ] as const) {
        const where = whereInScope({ since: { column, at: new Date(at) } });
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN SELECT * FROM long${where}`);
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        expect(plan, column).not.toContain("Seq Scan");
        expect(plan, column).toContain(`long_${column}_idx`);
      }
    } finally {
      client.release();
    }
  });
});
