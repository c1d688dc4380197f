import type { Client } from "pg";
import type { KeyProfile } from "./connector";
import { PostgresRows, quoteName, type Selection } from "./postgres-dataset.server";

/** Rows that a profile looks at; more would keep somebody's database busy for a hint. */
const profiledRows = 2_000_000;

interface ProfileRow {
  rows: number;
  nulls: number;
  duplicates: number;
  shortest: number | null;
  longest: number | null;
  examples: { value: string; count: number }[] | null;
}

/** The profile of one column, counted by the server. Keys are compared as `identify` of the core compares them. */
export function profileStatement({ from }: Selection, column: string): string {
  return `
    WITH keys AS (
      SELECT nullif(btrim(${quoteName(column)}::text, E' \\t\\n\\r\\f\\x0b'), '') AS key FROM ${from} LIMIT ${profiledRows}
    ), groups AS (
      SELECT key, count(*) AS count FROM keys GROUP BY key
    )
    SELECT coalesce(sum(count), 0)::float8 AS rows,
           coalesce(sum(count) FILTER (WHERE key IS NULL), 0)::float8 AS nulls,
           coalesce(sum(count) FILTER (WHERE key IS NOT NULL AND count > 1), 0)::float8 AS duplicates,
           min(length(key)) AS shortest,
           max(length(key)) AS longest,
           (SELECT json_agg(shared) FROM (
              SELECT key AS value, count FROM groups WHERE key IS NOT NULL AND count > 1 ORDER BY count DESC, key LIMIT 5
            ) AS shared) AS examples
      FROM groups`;
}

export async function profilePostgresKeys(client: Client, sql: string, column: string): Promise<KeyProfile> {
  const [counted] = (await new PostgresRows(client, sql).next(2)) as unknown as ProfileRow[];
  if (!counted) throw new Error("A profile always has one row.");
  return { column, ...counted, examples: counted.examples ?? [], complete: counted.rows < profiledRows };
}
