import type { Column } from "@/lib/core/record";
import type { FieldMapping, SyncConfig } from "@/lib/core/sync-config";
import { database } from "@/lib/store/database";

/** The columns of the dataset that `makeConnections` stores. */
export const invoiceColumns = ["id", "mail", "account", "total", "currency"].map(
  (name): Column => ({ name, type: "text", nativeType: "text" }),
);

/** A dataset of invoices and a destination, as rows; nothing stands behind them. */
export async function makeConnections(): Promise<{ datasetId: number; destinationId: number }> {
  const source = await database().source.create({ data: { name: "Shop", type: "postgres", settings: {} } });
  const dataset = await database().dataset.create({
    data: {
      name: "Invoices",
      sourceId: source.id,
      kind: "table",
      definition: { schema: "public", table: "invoice" },
      columns: invoiceColumns.map((column) => ({ ...column })),
    },
  });
  const destination = await database().destination.create({
    data: { name: "PartnerStack", type: "partnerstack", publicKey: "pk_test", sealedSecret: "-" },
  });
  return { datasetId: dataset.id, destinationId: destination.id };
}

export function columnMapping(field: string, column: string, more: Partial<FieldMapping> = {}): FieldMapping {
  return { field, from: { kind: "column", column }, syncNull: false, mode: "set", ...more };
}

/** Transactions from the invoices, complete and valid. */
export const invoiceConfig: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    columnMapping("customer_external_key", "account"),
    columnMapping("amount", "total", { amountIn: "decimal" }),
    columnMapping("currency", "currency"),
  ],
};

/** The same with these mappings besides. */
export function invoiceConfigWith(...more: FieldMapping[]): SyncConfig {
  return { ...invoiceConfig, mappings: [...invoiceConfig.mappings, ...more] };
}

/** Who did what to a subject, in order: "Olive Owner: sync.created". */
export async function auditedActions(subject: string): Promise<string[]> {
  const events = await database().auditEvent.findMany({ where: { subject }, orderBy: { id: "asc" } });
  return events.map(({ action, actor }) => `${actor}: ${action}`);
}
