import type { Client } from "pg";
import type { WantedKeys } from "@/lib/core/ports";
import { PostgresRows, quoteName } from "./postgres-dataset.server";
import { isPlainKeyType } from "./postgres-types";

export interface Statement {
  sql: string;
  values: unknown[];
}

/** Beyond this the keys themselves are the load, and the rows are looked through here. */
const mostKeys = 100_000;

/** What String.prototype.trim drops, because `identify` does: the key of " a" is "a". */
const blanks =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/**
 * A statement that reads the rows with these keys, or all rows where it is not certain that the server tells keys apart
 * as we do: a row that is left out would be reported as gone. Every row of a double key is read.
 */
export async function narrowedTo(client: Client, from: string, wanted: WantedKeys): Promise<Statement> {
  const everything = { sql: `SELECT * FROM ${from}`, values: [] };
  if (wanted.keys.length > mostKeys || !(await comparesAsWeDo(client, from, wanted.column)))
    return everything;
  const key = `pg_catalog.btrim(${quoteName(wanted.column)}::pg_catalog.text, $1) COLLATE pg_catalog."C"`;
  return {
    sql: `${everything.sql} WHERE ${key} IN (SELECT pg_catalog.unnest($2::pg_catalog.text[]))`,
    values: [blanks, wanted.keys],
  };
}

/** The type must have one way to be written as text, and the server must know every blank in the list above. */
async function comparesAsWeDo(client: Client, from: string, column: string): Promise<boolean> {
  const rows = new PostgresRows(client, `SELECT ${quoteName(column)} FROM ${from} LIMIT 0`);
  await rows.next(1);
  const [field] = rows.fields;
  if (!field || !isPlainKeyType(field.dataTypeID)) return false;
  const encoding = await client.query<{ utf8: boolean }>(
    "SELECT pg_catalog.current_setting('server_encoding') = 'UTF8' AS utf8",
  );
  return encoding.rows[0]?.utf8 ?? false;
}
