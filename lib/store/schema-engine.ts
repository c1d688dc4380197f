import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { DatabaseError, Pool, type PoolConfig, type QueryConfig, type QueryResult, types } from "pg";

export type SchemaEngine = bindings.SchemaEngine;

/** PostgreSQL's number for the type "char"[]. */
const CHAR_ARRAY = 1002;

let loaded: Promise<void> | undefined;

/**
 * Opens Prisma's schema engine on a database, hands it over, and closes its connections whatever happens.
 *
 * This is the engine behind `prisma migrate`, as WebAssembly out of the npm registry: the command itself wants a binary that
 * it downloads at run time, which fails on a closed network.
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loaded ??= loadEngine();
  await loaded;
  const connections = new EngineConnections(databaseUrl);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(connections);
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await connections.close();
  }
}

/** The package's own entry expects a bundler that can import .wasm files, so the module is instantiated here. */
async function loadEngine(): Promise<void> {
  const folder = dirname(
    createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
  );
  const code = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/**
 * The connections of one engine. PrismaPg alone would not do: from a connection string it opens its "shadow" on the database
 * itself, and the engine never closes what it opened, so its migration lock would outlive it.
 */
class EngineConnections {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  readonly #databaseUrl: string;
  readonly #pools: Pool[] = [];
  readonly #shadows: string[] = [];

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  connect() {
    return this.#open(this.#databaseUrl);
  }

  async connectToShadowDb() {
    const name = `shadow_${randomUUID()}`;
    await this.#run(`CREATE DATABASE "${name}" TEMPLATE template0`);
    this.#shadows.push(name);
    const url = new URL(this.#databaseUrl);
    url.pathname = `/${name}`;
    return this.#open(url.href);
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => (pool.ended ? undefined : pool.end())));
    for (const name of this.#shadows) await this.#run(`DROP DATABASE "${name}" WITH (FORCE)`);
  }

  #open(url: string) {
    const pool = newPool({ connectionString: url });
    this.#pools.push(pool);
    return openCatalogs(pool);
  }

  async #run(sql: string): Promise<void> {
    const pool = newPool({ connectionString: this.#databaseUrl, max: 1 });
    await pool.query(sql).finally(() => pool.end());
  }
}

/** A pool that has ended may still be closing connections; one that the server cuts off then must not end the process. */
function newPool(config: PoolConfig): Pool {
  return new Pool(config).on("error", () => undefined);
}

/**
 * The pg adapter refuses PostgreSQL's internal type "char" (one byte), which the catalog tables that the engine reads are full
 * of, though it has a name for it in arrays. So a column of "char" is passed through the adapter as an array of them, and
 * given its own name again behind it.
 */
async function openCatalogs(pool: Pool) {
  const query = pool.query.bind(pool) as (config: QueryConfig) => Promise<QueryResult>;
  const withCharAsArray = async (config: QueryConfig) => {
    const result = await query(config);
    for (const field of result.fields ?? [])
      if (field.dataTypeID === types.builtins.CHAR) field.dataTypeID = CHAR_ARRAY;
    return result;
  };
  const adapter = await new PrismaPg(Object.assign(pool, { query: withCharAsArray })).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    executeScript: (script: string) => runScript(pool, script),
    queryRaw: async (sql: SqlQuery) => {
      const result = await queryRaw(sql);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
  });
}

/**
 * Runs a migration as PostgreSQL runs a script that comes in one piece: in one transaction, all of it or nothing. The adapter
 * itself would cut it at every semicolon, also inside a function or a comment, and send the pieces one by one.
 */
async function runScript(pool: Pool, script: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(script);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { code = "", severity = "ERROR", message, detail, column, hint } = error;
    throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
  } finally {
    client.release();
  }
}
