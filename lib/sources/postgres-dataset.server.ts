import type { Client } from "pg";
import Cursor from "pg-cursor";
import type { DatasetDefinition } from "@/lib/core/ports";
import type { Column } from "@/lib/core/record";
import { PostgresBatch, type RawCell, RowShape } from "./postgres-batch";
import { columnTypeOfPostgres } from "./postgres-types";
import { readingQuery } from "./query-text";
import { SourceError } from "./source-error";

/** What stands behind FROM, and the operator's own query inside it if there is one. */
export interface Selection {
  from: string;
  query?: string;
}

/** A query is wrapped as a subquery, so that a limit and a profile work on it like on a table. */
export function selectionOf(dataset: DatasetDefinition): Selection {
  switch (dataset.kind) {
    case "table":
      return { from: `${quoteName(dataset.schema)}.${quoteName(dataset.table)}` };
    case "query": {
      const query = readingQuery(dataset.sql);
      // The line break keeps a comment at the end of the query from swallowing the parenthesis.
      return { from: `(${query}\n) AS dataset`, query };
    }
    case "file":
      throw new SourceError("A PostgreSQL source has no files.", "Choose a table, or write a query.");
    default:
      return dataset satisfies never;
  }
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const asItIs = (text: string): string => text;

interface Field {
  name: string;
  dataTypeID: number;
  dataTypeModifier: number;
}

/**
 * The rows of one statement, fetched as they are asked for. The extended protocol, which a cursor uses, takes one
 * statement only, so nothing can be smuggled in behind a query.
 */
export class PostgresRows {
  readonly #cursor: Cursor<RawCell[]>;
  #shape: RowShape | undefined;
  fields: Field[] = [];

  constructor(client: Client, sql: string, values: unknown[] = []) {
    this.#cursor = client.query(
      new Cursor<RawCell[]>(sql, values, { rowMode: "array", types: { getTypeParser: () => asItIs } }),
    );
  }

  /** The next rows; fewer than asked for means that there are no more. */
  async next(limit: number): Promise<PostgresBatch> {
    const cells = await new Promise<RawCell[][]>((resolve, reject) => {
      this.#cursor.read(limit, (error, rows, result) => {
        if (error) return reject(error);
        this.fields = result.fields;
        resolve(rows);
      });
    });
    this.#shape ??= new RowShape(this.fields);
    return new PostgresBatch(cells, this.#shape);
  }
}

/** Names and types of the columns, with PostgreSQL's own words for the types, such as numeric(10,2). */
export async function describeFields(client: Client, fields: Field[]): Promise<Column[]> {
  const types = await client.query<{ native: string; category: string }>(
    `SELECT pg_catalog.format_type(field.type, field.modifier) AS native, type.typcategory AS category
       FROM ROWS FROM (pg_catalog.unnest($1::pg_catalog.oid[]), pg_catalog.unnest($2::pg_catalog.int4[]))
            WITH ORDINALITY AS field(type, modifier, position)
       LEFT JOIN pg_catalog.pg_type AS type ON type.oid = field.type
      ORDER BY field.position`,
    [fields.map(({ dataTypeID }) => dataTypeID), fields.map(({ dataTypeModifier }) => dataTypeModifier)],
  );
  return fields.map(({ name, dataTypeID }, at) => ({
    name,
    type: columnTypeOfPostgres(dataTypeID, types.rows[at]?.category ?? ""),
    nativeType: types.rows[at]?.native ?? "",
  }));
}
