import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/test-database";
import type { Preview } from "./connector";
import { PostgresConnector } from "./postgres.server";

let database: TestDatabase;
let source: PostgresConnector;

beforeAll(async () => {
  database = await createTestDatabase();
  const { hostname: host, port, pathname, username: user, password } = new URL(database.url);
  const name = pathname.slice(1);
  // Odd defaults of a database must not change what is read.
  await database.pool.query(`
    ALTER DATABASE ${name} SET TimeZone = 'America/New_York';
    ALTER DATABASE ${name} SET DateStyle = 'SQL, DMY';
    ALTER DATABASE ${name} SET extra_float_digits = -3;
    CREATE TYPE plan AS ENUM ('free', 'pro')`);
  const settings = { host, port: Number(port), database: name, user, tls: "disable" as const };
  source = new PostgresConnector({ settings, password: decodeURIComponent(password) });
});

afterAll(async () => {
  await database.drop();
});

async function preview(sql: string): Promise<Preview> {
  const result = await source.preview({ kind: "query", sql }, 5);
  if (!result.ok) throw new Error(`${result.message} ${result.hint}`);
  return result.value;
}

describe("the values of PostgreSQL", () => {
  it.each([
    ["smallint", "42::int2", 42, "integer", "smallint"],
    ["integer", "-2147483648", -2147483648, "integer", "integer"],
    ["a bigint that a number holds", "9007199254740991::int8", 9007199254740991, "integer", "bigint"],
    ["a bigint that no number holds", "9007199254740993::int8", "9007199254740993", "integer", "bigint"],
    ["numeric with all its zeros", "1.10::numeric(10,2)", "1.10", "decimal", "numeric(10,2)"],
    [
      "numeric of many digits",
      "12345678901234567890.123456789::numeric",
      "12345678901234567890.123456789",
      "decimal",
      "numeric",
    ],
    [
      "a double to its last digit",
      "0.1::float8 + 0.2::float8",
      0.30000000000000004,
      "decimal",
      "double precision",
    ],
    ["a single float", "0.1::float4", 0.1, "decimal", "real"],
    ["not a number", "'NaN'::float8", "NaN", "decimal", "double precision"],
    ["infinity", "'-Infinity'::float8", "-Infinity", "decimal", "double precision"],
    ["true", "true", true, "boolean", "boolean"],
    ["date", "DATE '2021-03-28'", "2021-03-28", "date", "date"],
    [
      "timestamp",
      "TIMESTAMP '2021-01-01'",
      "2021-01-01T00:00:00",
      "timestamp",
      "timestamp without time zone",
    ],
    [
      "timestamp to the microsecond",
      "TIMESTAMP '2021-03-28 02:30:00.123456'",
      "2021-03-28T02:30:00.123456",
      "timestamp",
      "timestamp without time zone",
    ],
    [
      "timestamptz in UTC",
      "TIMESTAMPTZ '2021-01-01 01:00:00+02'",
      "2020-12-31T23:00:00Z",
      "timestamp",
      "timestamp with time zone",
    ],
    ["an infinite timestamp", "TIMESTAMP 'infinity'", "infinity", "timestamp", "timestamp without time zone"],
    [
      "a date before Christ",
      "TIMESTAMP '0044-03-15 12:00:00 BC'",
      "0044-03-15 12:00:00 BC",
      "timestamp",
      "timestamp without time zone",
    ],
    ["json", `'{"a": [1, null]}'::json`, { a: [1, null] }, "json", "json"],
    ["jsonb", `'"text"'::jsonb`, "text", "json", "jsonb"],
    [
      "json with numbers that no number holds",
      `'{"id": 12345678901234567890, "n": 1.5}'::jsonb`,
      { id: "12345678901234567890", n: 1.5 },
      "json",
      "jsonb",
    ],
    ["text", "'Zoë 😀'::text", "Zoë 😀", "text", "text"],
    ["varchar", "'x'::varchar(10)", "x", "text", "character varying(10)"],
    ["char", "'ab'::char(4)", "ab  ", "text", "character(4)"],
    [
      "uuid",
      "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid",
      "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
      "text",
      "uuid",
    ],
    ["enum", "'pro'::plan", "pro", "text", "plan"],
    ["array", "ARRAY[1,2]", "{1,2}", "other", "integer[]"],
    ["bytea", "'\\x00ff'::bytea", "\\x00ff", "other", "bytea"],
    ["interval", "INTERVAL '1 day'", "1 day", "other", "interval"],
    ["inet", "'10.0.0.1'::inet", "10.0.0.1", "other", "inet"],
    ["null", "NULL::int", null, "integer", "integer"],
  ])("arrive neither rounded nor shifted: %s", async (_name, expression, value, type, nativeType) => {
    const { columns, rows } = await preview(`SELECT ${expression} AS value`);
    expect(rows).toEqual([{ value }]);
    expect(columns).toEqual([{ name: "value", type, nativeType }]);
  });

  it("turn an instant into the wall clock of UTC, not of the server", async () => {
    const { rows } = await preview("SELECT TIMESTAMPTZ '2021-01-01 01:00:00+02'::date AS day");
    expect(rows).toEqual([{ day: "2020-12-31" }]);
  });
});
