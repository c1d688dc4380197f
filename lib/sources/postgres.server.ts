import type { DatasetDefinition, RowReader } from "@/lib/core/ports";
import type {
  ConnectionTest,
  KeyProfile,
  Preview,
  SourceConnector,
  SourceResult,
  TableInfo,
} from "./connector";
import { readTables } from "./postgres-catalog.server";
import { describeFields, PostgresRows, selectionOf } from "./postgres-dataset.server";
import { profilePostgresKeys, profileStatement } from "./postgres-profile.server";
import { PostgresReader } from "./postgres-reader.server";
import { inSession, type PostgresAccess } from "./postgres-session.server";
import { testPostgres } from "./postgres-test.server";
import { settle } from "./source-error";

/** A PostgreSQL database, version 10 or later. Every call has a connection of its own, and none of them writes. */
export class PostgresConnector implements SourceConnector {
  readonly #access: PostgresAccess;

  constructor(access: Omit<PostgresAccess, "sessions">) {
    this.#access = { ...access, sessions: new Set() };
  }

  test(): Promise<ConnectionTest> {
    return testPostgres(this.#access);
  }

  tables(): Promise<SourceResult<TableInfo[]>> {
    return settle(() => inSession(this.#access, { sql: "" }, readTables));
  }

  preview(dataset: DatasetDefinition, limit: number): Promise<SourceResult<Preview>> {
    return settle(async () => {
      const { from, query } = selectionOf(dataset);
      const sql = `SELECT * FROM ${from} LIMIT ${Math.trunc(limit)}`;
      return inSession(this.#access, { sql, query }, async (client) => {
        const reading = new PostgresRows(client, sql);
        // One more than there can be, so that the statement is over before the next one begins.
        const rows = await reading.next(limit + 1);
        return { columns: await describeFields(client, reading.fields), rows: [...rows] };
      });
    });
  }

  keyProfile(dataset: DatasetDefinition, column: string): Promise<SourceResult<KeyProfile>> {
    return settle(async () => {
      const selection = selectionOf(dataset);
      const sql = profileStatement(selection, column);
      return inSession(this.#access, { sql, query: selection.query }, (client) =>
        profilePostgresKeys(client, sql, column),
      );
    });
  }

  open(dataset: DatasetDefinition): RowReader {
    return new PostgresReader(this.#access, dataset);
  }

  async close(): Promise<void> {
    for (const session of this.#access.sessions) session.drop();
  }
}
