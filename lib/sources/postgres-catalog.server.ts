import type { Client } from "pg";
import type { TableInfo } from "./connector";
import { columnTypeOfPostgres } from "./postgres-types";

interface CatalogRow {
  schema: string;
  name: string;
  kind: string;
  estimate: number;
  column: string | null;
  native: string;
  type: number;
  category: string;
}

/**
 * Tables, views, materialized views, foreign and partitioned tables that the role may read whole; the single partitions
 * of a table are left out, because the table already shows their rows. Everything is named with its schema, so that the
 * role's search_path cannot change what is asked.
 */
const readableTables = `
  SELECT schema.nspname AS schema, relation.relname AS name, relation.relkind::pg_catalog.text AS kind,
         relation.reltuples AS estimate, attribute.attname AS column,
         pg_catalog.format_type(attribute.atttypid, attribute.atttypmod) AS native,
         CASE WHEN type.typbasetype = 0 THEN type.oid ELSE type.typbasetype END AS type,
         type.typcategory::pg_catalog.text AS category
    FROM pg_catalog.pg_class AS relation
    JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relation.relnamespace
    LEFT JOIN pg_catalog.pg_attribute AS attribute
           ON attribute.attrelid = relation.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
    LEFT JOIN pg_catalog.pg_type AS type ON type.oid = attribute.atttypid
   WHERE relation.relkind IN ('r', 'v', 'm', 'f', 'p')
     AND NOT relation.relispartition
     AND schema.nspname <> 'information_schema'
     AND schema.nspname NOT LIKE 'pg\\_%'
     AND pg_catalog.has_schema_privilege(schema.oid, 'USAGE')
     AND pg_catalog.has_table_privilege(relation.oid, 'SELECT')
   ORDER BY schema.nspname, relation.relname, attribute.attnum`;

export async function readTables(client: Client): Promise<TableInfo[]> {
  const found = await client.query<CatalogRow>(readableTables);
  const tables = new Map<string, TableInfo>();
  for (const row of found.rows) {
    const id = JSON.stringify([row.schema, row.name]);
    const table = tables.get(id) ?? tableOf(row);
    tables.set(id, table);
    if (row.column === null) continue;
    const type = columnTypeOfPostgres(row.type, row.category);
    table.columns.push({ name: row.column, type, nativeType: row.native });
  }
  return [...tables.values()];
}

/** A table that was never analyzed, and every view, has no estimate. */
function tableOf({ schema, name, kind, estimate }: CatalogRow): TableInfo {
  const isView = kind === "v" || kind === "m";
  const known = kind !== "v" && (kind === "p" ? estimate > 0 : estimate >= 0);
  return {
    schema,
    name,
    kind: isView ? "view" : "table",
    columns: [],
    estimatedRows: known ? Math.round(estimate) : null,
  };
}
