import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatasetDefinition } from "@/lib/core/ports";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/test-database";
import { connectSource } from "./connect.server";
import type { Preview, SourceConnector, SourceResult } from "./connector";
import { PostgresConnector } from "./postgres.server";
import { readSourceSettings } from "./settings";

const chinook = join(import.meta.dirname, "../../../shared/data/chinook_postgres.sql");

let database: TestDatabase;
let source: SourceConnector;
/** Roles belong to the whole server, so this one is named after the database. */
let reader: string;

const query = (sql: string): DatasetDefinition => ({ kind: "query", sql });
const table = (schema: string, name: string): DatasetDefinition => ({ kind: "table", schema, table: name });

beforeAll(async () => {
  database = await createTestDatabase();
  const { pathname } = new URL(database.url);
  reader = `reader_${pathname.slice(6)}`;
  await database.pool.query(`
    CREATE ROLE ${reader} LOGIN PASSWORD 'it''s secret' NOSUPERUSER;
    CREATE SCHEMA shop;
    GRANT USAGE ON SCHEMA shop TO ${reader};
    CREATE TYPE shop.plan AS ENUM ('free', 'pro');
    CREATE DOMAIN shop.email AS varchar(80);
    CREATE TABLE shop.customer (id int PRIMARY KEY, email shop.email, plan shop.plan, balance numeric(12,2));
    INSERT INTO shop.customer VALUES
      (1, 'ada@example.com', 'pro', 10.50), (2, NULL, 'free', 0), (3, 'ada@example.com ', 'pro', -1), (4, '  ', NULL, NULL);
    CREATE TABLE shop."Odd ""name""" ("a ""b""" int, "ключ" text);
    INSERT INTO shop."Odd ""name""" VALUES (1, 'значение');
    CREATE VIEW shop.rich AS SELECT * FROM shop.customer WHERE balance > 0;
    CREATE MATERIALIZED VIEW shop.poor AS SELECT id FROM shop.customer WHERE balance <= 0;
    CREATE TABLE shop.event (at date) PARTITION BY RANGE (at);
    CREATE TABLE shop.event_2026 PARTITION OF shop.event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    GRANT SELECT ON ALL TABLES IN SCHEMA shop TO ${reader};
    CREATE TABLE shop.payroll (salary int);
    CREATE SCHEMA hidden;
    CREATE TABLE hidden.thing (id int);
    GRANT SELECT ON hidden.thing TO ${reader};
    ANALYZE shop.customer, shop.poor`);
  source = connectAs(reader, "it's secret");
});

afterAll(async () => {
  await source.close();
  await database.pool.query(`DROP OWNED BY ${reader}; DROP ROLE ${reader}`);
  await database.drop();
});

function connectAs(user: string, password: string): SourceConnector {
  const url = new URL(database.url);
  Object.assign(url, { username: user, password: encodeURIComponent(password) });
  const reading = readSourceSettings("postgres", { url: url.href });
  if (!reading.ok) throw new Error("The URL of the test database is not accepted.");
  return connectSource({
    type: "postgres",
    settings: reading.settings,
    secret: reading.secret,
    openFile: noFile,
  });
}

function noFile(): never {
  throw new Error("A PostgreSQL source has no files.");
}

async function preview(dataset: DatasetDefinition, limit = 50): Promise<Preview> {
  const result = await source.preview(dataset, limit);
  if (!result.ok) throw new Error(`${result.message} ${result.hint}`);
  return result.value;
}

async function refusal(dataset: DatasetDefinition): Promise<Extract<SourceResult<Preview>, { ok: false }>> {
  const result = await source.preview(dataset, 5);
  if (result.ok) throw new Error(`It was accepted: ${JSON.stringify(result.value)}`);
  expect(result.hint).not.toBe("");
  return result;
}

describe("the tables of PostgreSQL", () => {
  it("are those that the role may read, with columns and estimates, and without single partitions", async () => {
    const tables = await source.tables();
    if (!tables.ok) throw new Error(tables.message);
    const listed = tables.value.map(({ schema, name, kind, estimatedRows }) => [
      schema,
      name,
      kind,
      estimatedRows,
    ]);
    expect(listed.filter(([schema]) => schema === "shop")).toEqual([
      ["shop", 'Odd "name"', "table", null],
      ["shop", "customer", "table", 4],
      ["shop", "event", "table", null],
      ["shop", "poor", "view", 2],
      ["shop", "rich", "view", null],
    ]);
    expect(listed.every(([schema]) => schema === "shop")).toBe(true);
    expect(tables.value.find(({ name }) => name === "customer")?.columns).toEqual([
      { name: "id", type: "integer", nativeType: "integer" },
      { name: "email", type: "text", nativeType: "shop.email" },
      { name: "plan", type: "text", nativeType: "shop.plan" },
      { name: "balance", type: "decimal", nativeType: "numeric(12,2)" },
    ]);
  });

  it("can have any name, and columns of any name", async () => {
    const { rows } = await preview(table("shop", 'Odd "name"'));
    expect(rows).toEqual([{ 'a "b"': 1, ключ: "значение" }]);
  });

  it("are previewed up to a limit, and an empty one still has its columns", async () => {
    expect((await preview(table("shop", "customer"), 2)).rows).toHaveLength(2);
    expect(await preview(table("shop", "event"))).toEqual({
      columns: [{ name: "at", type: "date", nativeType: "date" }],
      rows: [],
    });
  });

  it("say why they cannot be read: missing, not allowed, a file", async () => {
    expect((await refusal(table("shop", "custmer"))).message).toBe("There is no table shop.custmer.");
    expect(await refusal(table("shop", "payroll"))).toMatchObject({
      message: `${reader} is not allowed to read this: permission denied for table payroll.`,
      hint: `Grant it, such as: GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${reader}";`,
    });
    expect((await refusal({ kind: "file", file: "1" })).message).toBe("A PostgreSQL source has no files.");
  });
});

describe("a query", () => {
  it.each([
    ["SELECT id FROM shop.customer ORDER BY id DESC; -- newest first", [{ id: 4 }, { id: 3 }]],
    ["WITH a AS (SELECT 7 AS id) SELECT * FROM a", [{ id: 7 }]],
    ["VALUES (1, 'x')", [{ column1: 1, column2: "x" }]],
    ["TABLE shop.poor -- all of them", [{ id: 2 }, { id: 3 }]],
  ])("reads: %s", async (sql, rows) => {
    expect((await preview(query(sql), 2)).rows).toEqual(rows);
  });

  it("names the column that does not exist, with its line and the server's advice", async () => {
    expect(await refusal(query("SELECT id,\n  emial\nFROM shop.customer"))).toEqual({
      ok: false,
      message: "There is no column emial on line 2.",
      hint: 'Perhaps you meant to reference the column "customer.email".',
      line: 2,
    });
  });

  it("names the line of a mistake, counted in characters and not in bytes", async () => {
    expect(await refusal(query("SELECT '😀😀😀' AS a,\n\n  1 +* 2 AS b"))).toMatchObject({ line: 3 });
    expect((await refusal(query("SELECT 1 AS a,"))).message).toMatch(
      /^The query has a mistake( on line 1)?: syntax error/,
    );
  });

  it("must give every column a name of its own", async () => {
    expect(await refusal(query("SELECT id, plan AS id FROM shop.customer"))).toMatchObject({
      message: "Two columns are called id.",
      hint: "Give every column a name of its own, in SQL with AS.",
    });
  });

  it.each([
    ["a second statement", "SELECT 1; DELETE FROM shop.customer", /^A second statement/],
    ["a writing statement", "DELETE FROM shop.customer", /This one begins with DELETE\.$/],
    [
      "a writing WITH",
      "WITH gone AS (DELETE FROM shop.customer RETURNING id) SELECT * FROM gone",
      /^The query changes data in its WITH clause\.$/,
    ],
    [
      "a writing function",
      "SELECT nextval('shop.counter') AS n",
      /^The query tries to write: cannot execute nextval/,
    ],
    [
      "a lock",
      "SELECT * FROM shop.customer FOR UPDATE",
      /^The query tries to write: cannot execute SELECT FOR UPDATE/,
    ],
    [
      "an end of the parenthesis",
      "SELECT 1) AS a; COMMIT; DROP TABLE shop.customer; SELECT (2",
      /^A second statement/,
    ],
    [
      "a table made",
      "SELECT * INTO shop.copy FROM shop.customer",
      /^The query has a mistake on line 1: SELECT \.\.\. INTO is not allowed here\.$/,
    ],
    [
      "a switch to writing",
      "SELECT set_config('transaction_read_only', 'off', false) AS x",
      /transaction read-write mode must be set before any query/,
    ],
    ["a parameter", "SELECT $1 AS x", /^The query has a parameter/],
  ])("cannot write: %s", async (_case, sql, message) => {
    await database.pool.query("CREATE SEQUENCE IF NOT EXISTS shop.counter");
    const owner = connectAs(
      new URL(database.url).username,
      decodeURIComponent(new URL(database.url).password),
    );
    expect(await owner.preview(query(sql), 5)).toMatchObject({
      ok: false,
      message: expect.stringMatching(message),
    });
    expect((await database.pool.query("SELECT count(*)::int AS n FROM shop.customer")).rows).toEqual([
      { n: 4 },
    ]);
  });

  it("cannot smuggle a statement past the check, because the server takes one at a time", async () => {
    // With this setting PostgreSQL ends the first text earlier than the check believes.
    await database.pool.query(`ALTER ROLE ${reader} SET standard_conforming_strings = off`);
    const sql = "SELECT '\\'' AS a) AS b; COMMIT; SELECT * FROM (SELECT ' ' AS c";
    const { message } = await refusal(query(sql));
    const profile = await source.keyProfile(query(sql), "c");
    await database.pool.query(`ALTER ROLE ${reader} RESET standard_conforming_strings`);
    expect(message).toMatch(/cannot insert multiple commands into a prepared statement/);
    expect(profile).toMatchObject({ ok: false });
  });

  it("is stopped when it takes too long", async () => {
    const { hostname: host, port, pathname, username: user, password } = new URL(database.url);
    const impatient = new PostgresConnector({
      settings: { host, port: Number(port), database: pathname.slice(1), user, tls: "disable" },
      password: decodeURIComponent(password),
      statementTimeoutMs: 20,
    });
    expect(await impatient.preview(query("SELECT pg_sleep(60) AS nap"), 5)).toMatchObject({
      ok: false,
      message: "The query took longer than 30 seconds and was stopped.",
    });
  });
});

describe("the profile of a key", () => {
  it("counts what a sync would hold back", async () => {
    expect(await source.keyProfile(table("shop", "customer"), "email")).toEqual({
      ok: true,
      value: {
        column: "email",
        rows: 4,
        nulls: 2,
        duplicates: 2,
        examples: [{ value: "ada@example.com", count: 2 }],
        shortest: 15,
        longest: 15,
        complete: true,
      },
    });
    expect(await source.keyProfile(query("SELECT id FROM shop.customer WHERE id < 0"), "id")).toMatchObject({
      value: { rows: 0, nulls: 0, duplicates: 0, examples: [], shortest: null },
    });
  });

  it("names the column that is gone, or the line of the query that fails", async () => {
    expect(await source.keyProfile(table("shop", "customer"), "phone")).toMatchObject({
      ok: false,
      message: "There is no column phone.",
    });
    expect(await source.keyProfile(query("SELECT id\nFROM shop.nobody"), "id")).toMatchObject({
      ok: false,
      line: 2,
    });
  });
});

describe.skipIf(!existsSync(chinook))("Chinook", () => {
  beforeAll(async () => {
    const client = await database.pool.connect();
    await client.query(`CREATE SCHEMA chinook; SET search_path = chinook; ${readFileSync(chinook, "utf8")}`);
    client.release(true);
    await database.pool.query(
      `GRANT USAGE ON SCHEMA chinook TO ${reader}; GRANT SELECT ON ALL TABLES IN SCHEMA chinook TO ${reader}`,
    );
  });

  async function readAll(name: string) {
    const rows = [];
    for await (const batch of source.open(table("chinook", name)).rows(100, new AbortController().signal))
      rows.push(...batch);
    return rows;
  }

  it("gives 59 customers with their names unharmed", async () => {
    const customers = await readAll("customer");
    expect(customers).toHaveLength(59);
    expect(customers.map(({ last_name }) => last_name)).toContain("Gonçalves");
    expect(customers.map(({ last_name }) => last_name)).toContain("Köhler");
  });

  it("gives 412 invoices with exact totals and times as they were written", async () => {
    const invoices = await readAll("invoice");
    expect(invoices).toHaveLength(412);
    expect(invoices[0]).toMatchObject({ invoice_id: 1, invoice_date: "2021-01-01T00:00:00", total: "1.98" });
    const cents = invoices.reduce((sum, { total }) => sum + Number(String(total).replace(".", "")), 0);
    expect(cents).toBe(232_860);
  });
});
