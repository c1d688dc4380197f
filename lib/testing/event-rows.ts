import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";

const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });

/** An event sync whose rows say when they were written; `overlapMinutes` is 60 unless told otherwise. */
export function eventConfig(change: Partial<SyncConfig> = {}): SyncConfig {
  return {
    object: "transaction",
    behavior: "send",
    syncKey: "id",
    backfill: "all",
    timestampColumn: "written_at",
    mappings: [
      { field: "customer_external_key", from: column("customer"), ...set },
      { field: "amount", from: column("total"), amountIn: "decimal", ...set },
      { field: "currency", from: { kind: "constant", value: "USD" }, ...set },
      { field: "key", from: { kind: "template", template: "event_{{ record['id'] }}" }, ...set },
    ],
    ...change,
  };
}

/** A row of it. `minute` counts from midnight of 2026-03-01; a text stands in the column as it is. */
export function eventRow(id: number, minute: number | string | null, changes: SourceRow = {}): SourceRow {
  const written = typeof minute === "number" ? minuteAt(minute).toISOString() : minute;
  return { id, customer: "c1", total: `${id}.25`, written_at: written, ...changes };
}

export function minuteAt(minute: number): Date {
  return new Date(Date.UTC(2026, 2, 1) + minute * 60_000);
}
