import type { JsonObject } from "@/lib/core/json";
import { noPace } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import type { BenchAccount } from "./accounts";

const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });

/** Transactions with the unique identifier sent along, as the wizard recommends. */
export const paymentSync: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "payment_id",
  backfill: "all",
  mappings: [
    { field: "key", from: column("payment_id"), ...set },
    { field: "customer_external_key", from: column("customer_id"), ...set },
    { field: "amount", from: column("amount"), amountIn: "decimal", ...set },
    { field: "currency", from: column("currency"), ...set },
    { field: "created_at", from: column("paid_at"), ...set },
  ],
};

export function payments(count: number): SourceRow[] {
  return Array.from({ length: count }, (_, at) => ({
    payment_id: `pay_${String(at).padStart(8, "0")}`,
    customer_id: "c1",
    amount: `${at % 900}.25`,
    currency: "USD",
    paid_at: new Date(1_735_689_600_000 + at * 60_000).toISOString(),
  }));
}

/** The bodies that these rows come to, for the bare client. */
export function paymentBodies(rows: SourceRow[]): JsonObject[] {
  return rows.map((row) => ({
    key: String(row.payment_id),
    customer_external_key: String(row.customer_id),
    amount: Math.round(Number(row.amount) * 100),
    currency: "USD",
    created_at: Date.parse(String(row.paid_at)),
  }));
}

export async function addCustomer({ open }: BenchAccount): Promise<void> {
  const wire = open(noPace);
  const body = { customer_key: "c1", email: "c1@example.com", partner_key: "gstest" };
  await wire.call({ method: "POST", path: "/customers", body });
  await wire.close();
}
