import type { Column } from "@/lib/core/record";

/** The columns that a sync can read new rows by. */
export function timestampColumns(columns: readonly Column[]): Column[] {
  return columns.filter(({ type }) => type === "date" || type === "timestamp");
}

/** Names of the time at which a row was written, the surest first: a time of the business may be long before that. */
const written = [/(insert|load|ingest|import|sync)ed/i, /creat|(record|add)ed/i, /updat|modif/i];

/** The column that is proposed; undefined when the dataset has no dates or times. */
export function proposedTimestamp(columns: readonly Column[]): string | undefined {
  const usable = timestampColumns(columns);
  const named = written.flatMap((pattern) => usable.filter(({ name }) => pattern.test(name)));
  return (named[0] ?? usable.find(({ type }) => type === "timestamp") ?? usable[0])?.name;
}
