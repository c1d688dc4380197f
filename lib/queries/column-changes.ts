import type { ColumnChangesView } from "@/lib/contracts/datasets";
import type { Column } from "@/lib/core/record";
import { columnsRead, type SyncConfig } from "@/lib/core/sync-config";

interface ReadingSync {
  id: number;
  label: string;
  config: SyncConfig;
}

/** What became of the columns of a dataset, and which of its syncs that breaks. */
export function columnChanges(
  before: readonly Column[],
  after: readonly Column[],
  syncs: readonly ReadingSync[],
): ColumnChangesView {
  const known = new Map(before.map((column) => [column.name, column]));
  const found = new Map(after.map((column) => [column.name, column]));
  const removed = before.filter(({ name }) => !found.has(name));
  const gone = new Set(removed.map(({ name }) => name));
  return {
    added: after.filter(({ name }) => !known.has(name)),
    removed,
    retyped: after.flatMap((column) => {
      const old = known.get(column.name);
      return old && typeWords(old) !== typeWords(column)
        ? [{ name: column.name, from: typeWords(old), to: typeWords(column) }]
        : [];
    }),
    broken: syncs.flatMap(({ id, label, config }) => {
      const columns = columnsRead(config).filter((name) => gone.has(name));
      return columns.length > 0 ? [{ sync: { id, label }, columns }] : [];
    }),
  };
}

/** The type as its source calls it. A CSV file only knows text, so there our own guess is what changes. */
function typeWords({ type, nativeType }: Column): string {
  return nativeType === "" || nativeType === "text" ? type : nativeType;
}
