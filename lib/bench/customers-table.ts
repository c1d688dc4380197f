import { once } from "node:events";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { compileMapping } from "@/lib/core/mapping";
import type { RowReader } from "@/lib/core/ports";
import type { SyncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { fingerprint } from "@/lib/engine/fingerprint";
import { rowHasher } from "@/lib/engine/row-hash";
import { env } from "@/lib/settings/env";
import { PostgresConnector } from "@/lib/sources/postgres.server";
import { pool } from "@/lib/store/database";
import { type FixtureSync, metadataOf } from "@/lib/testing/run-fixture";

const sourceDatabase = "bench_source";
const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });

/** Eight mapped fields of eight columns: what an operator would map. */
export const customerSync: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "customer_id",
  backfill: "all",
  mappings: [
    { field: "email", from: column("email"), ...set },
    { field: "partner_key", from: { kind: "constant", value: "gstest" }, ...set },
    { field: "name", from: column("name"), ...set },
    { field: "provider_key", from: column("stripe_id"), ...set },
    { field: "meta.company_name", from: column("company"), ...set },
    { field: "meta.country_iso", from: column("country"), ...set },
    { field: "meta.phone", from: column("phone"), ...set },
    { field: "meta.website", from: column("website"), ...set },
  ],
};

/** Makes a table of this many customers in a database of its own beside ours, and gives a client to it. */
export async function makeCustomersTable(rows: number): Promise<Client> {
  await pool().query(`DROP DATABASE IF EXISTS ${sourceDatabase} WITH (FORCE)`);
  await pool().query(`CREATE DATABASE ${sourceDatabase}`);
  const client = await openCustomersTable();
  await client.query(`
    CREATE TABLE customers (customer_id int PRIMARY KEY, email text, name text, stripe_id text, company text, country text, phone text, website text)`);
  await client.query(
    `INSERT INTO customers SELECT n, 'person' || n || '@example.com', 'Person ' || n, 'cus_' || md5(n::text), 'Company ' || n % 5000,
       (ARRAY['US', 'DE', 'BR', 'IN', 'JP'])[n % 5 + 1], '+1555' || lpad(n::text, 7, '0'), 'https://www.company' || n % 5000 || '.example'
     FROM generate_series(1, $1::int) AS n`,
    [rows],
  );
  await client.query("VACUUM ANALYZE customers");
  return client;
}

export async function openCustomersTable(): Promise<Client> {
  const client = new Client({ connectionString: sourceUrl().href });
  await client.connect();
  return client;
}

function sourceUrl(): URL {
  const url = new URL(env().DATABASE_URL);
  url.pathname = `/${sourceDatabase}`;
  return url;
}

/** The product's own reader of the table. */
export function customersReader(): { reader: RowReader; close(): Promise<void> } {
  const url = sourceUrl();
  const connector = new PostgresConnector({
    settings: {
      host: decodeURIComponent(url.hostname),
      port: Number(url.port),
      database: sourceDatabase,
      user: decodeURIComponent(url.username),
      tls: "disable",
    },
    password: decodeURIComponent(url.password),
  });
  const reader = connector.open({ kind: "table", schema: "public", table: "customers" });
  return { reader, close: () => connector.close() };
}

/** The yardstick: seconds that a COPY of the table to this process takes, its bytes thrown away. */
export async function copySeconds(client: Client): Promise<number> {
  const begun = performance.now();
  const stream = client.query(copyTo("COPY customers TO STDOUT"));
  stream.resume();
  await once(stream, "end");
  return (performance.now() - begun) / 1_000;
}

/** Remembers every row of the table as sent, as a first sync would have, without sending it. */
export async function rememberAsSent(sync: FixtureSync): Promise<void> {
  const { reader, close } = customersReader();
  const object = destinationObject(sync.config.object);
  const metadata = metadataOf(sync, 0);
  const mapRow = compileMapping(sync.config, object);
  const hash = await rowHasher(sync.config, metadata);
  for await (const batch of reader.rows(5_000, new AbortController().signal)) {
    const rows = [...batch].map((row, at) => {
      const { payload } = mapRow(row, metadata);
      return { key: String(row.customer_id), payload, hash: hash?.(batch, at) ?? null };
    });
    await pool().query(
      `INSERT INTO "Memory" ("destinationId", object, "externalKey", state, fingerprint, payload, "rowHash", "remoteKey")
       SELECT $1, $2, r.key, 'synced', r.print, r.payload, r.hash, 'cus_' || r.key
       FROM unnest($3::text[], $4::text[], $5::jsonb[], $6::bigint[]) AS r(key, print, payload, hash)`,
      [
        sync.destinationId,
        object.name,
        rows.map(({ key }) => key),
        rows.map(({ payload }) => fingerprint(payload)),
        rows.map(({ payload }) => JSON.stringify(payload)),
        rows.map((row) => row.hash),
      ],
    );
  }
  await pool().query(`VACUUM ANALYZE "Memory"`);
  await close();
}
