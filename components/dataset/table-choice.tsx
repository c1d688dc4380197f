"use client";

import type { SourceView } from "@/lib/contracts/sources";
import { counted } from "../source/source-words";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { useSourceTables } from "./use-source-tables";

interface TableChoiceProps {
  source: SourceView;
  value: { schema: string; table: string } | undefined;
  onChange: (table: { schema: string; table: string }) => void;
  error: string | undefined;
}

/** One of the tables and views that the source shows, grouped by schema. */
export function TableChoice({ source, value, onChange, error }: TableChoiceProps) {
  const { data, error: failure, isPending } = useSourceTables(source);
  const tables = data?.tables ?? [];
  const chosen = value && nameOf(value.schema, value.table);
  // What a link or the stored dataset names is shown before the list is there, and when it is no longer in it.
  const missing = value && !tables.some(({ schema, name }) => nameOf(schema, name) === chosen);
  return (
    <Field label="Table or view" error={error ?? failure?.message} help={help(isPending, tables.length)}>
      <Combobox
        placeholder={isPending ? "Reading the tables" : "Choose a table"}
        searchPlaceholder="Search tables"
        nothing="No table of that name can be read."
        options={[
          ...(missing ? [{ value: chosen ?? "", label: value.table, group: value.schema }] : []),
          ...tables.map(({ schema, name, kind, columns }) => ({
            value: nameOf(schema, name),
            label: name,
            group: schema,
            keywords: [schema],
            detail: `${kind === "view" ? "view, " : ""}${counted(columns.length, "column")}`,
          })),
        ]}
        value={chosen}
        onValueChange={(next) => {
          const table = tables.find(({ schema, name }) => nameOf(schema, name) === next);
          if (table) onChange({ schema: table.schema, table: table.name });
        }}
      />
    </Field>
  );
}

function nameOf(schema: string, table: string): string {
  return `${schema}.${table}`;
}

function help(isPending: boolean, count: number): string {
  if (isPending) return "Asking the source what can be read.";
  return count === 0
    ? "The source shows no table. Its user may lack the right to read."
    : `${counted(count, "table")} can be read.`;
}
