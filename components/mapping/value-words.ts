import type { FieldType } from "@/lib/core/field";
import type { Cell, ColumnType } from "@/lib/core/record";
import type { MetadataName, ValueSource } from "@/lib/core/sync-config";

export const columnTypeWords: Record<ColumnType, string> = {
  text: "text",
  integer: "integer",
  decimal: "decimal",
  boolean: "true or false",
  date: "date",
  timestamp: "time",
  json: "JSON",
  other: "other",
};

export const fieldTypeWords: Record<FieldType, string> = {
  text: "text",
  email: "e-mail",
  amount: "amount",
  currency: "currency",
  instant: "time",
  scalar: "text or number",
};

export const metadataWords: Record<MetadataName, { label: string; help: string }> = {
  sync_id: { label: "Sync ID", help: "The number of this sync, the same in every run." },
  sync_label: { label: "Sync label", help: "What this sync is called when it runs." },
  sync_run_id: { label: "Run ID", help: "The number of the run that sends the record." },
  run_started_at: { label: "Start of the run", help: "When that run began, in UTC." },
};

/** What stands on the button of a source value. */
export function sourceWords(from: ValueSource): string {
  switch (from.kind) {
    case "column":
      return from.column;
    case "constant":
      return typeof from.value === "string" ? `“${from.value}”` : String(from.value);
    case "template":
      return from.template;
    case "metadata":
      return metadataWords[from.name].label;
    default:
      return from satisfies never;
  }
}

export const kindWords: Record<ValueSource["kind"], string> = {
  column: "column",
  constant: "constant",
  template: "template",
  metadata: "sync metadata",
};

/** A cell of the sample row in a line of a list. */
export function cellWords(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (cell === null) return "null";
  const text = typeof cell === "string" ? cell : JSON.stringify(cell);
  return text === "" ? "empty" : text;
}
