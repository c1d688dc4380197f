import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database } from "@/lib/store/database";
import type { SandboxAccount } from "./sandbox-account";
import { columnMapping } from "./sync-connections";

/** Transactions whose unique identifier is sent along as the key. */
export const paymentConfig: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    columnMapping("customer_external_key", "customer"),
    columnMapping("amount", "total", { amountIn: "decimal" }),
    { field: "currency", from: { kind: "constant", value: "USD" }, syncNull: false, mode: "set" },
    columnMapping("created_at", "paid_at"),
    columnMapping("key", "id"),
  ],
};

/** Customers by their external key. */
export const customerConfig: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "id",
  backfill: "all",
  mappings: [
    columnMapping("email", "email"),
    { field: "partner_key", from: { kind: "constant", value: "gstest" }, syncNull: false, mode: "set" },
  ],
};

/** A good payment of a customer that `addCustomers` made known, unless something in it is changed. */
export function payment(id: number, changes: SourceRow = {}): SourceRow {
  return { id: `pay_${id}`, customer: "c1", total: `${id}.25`, paid_at: "2025-03-01T10:00:00", ...changes };
}

export function payments(count: number, changes: SourceRow = {}): SourceRow[] {
  return Array.from({ length: count }, (_, at) => payment(at + 1, changes));
}

export async function addCustomers(account: SandboxAccount, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await account.wire.call({
      method: "POST",
      path: "/customers",
      body: { customer_key: key, email: `${key}@example.com`, partner_key: "gstest" },
    });
  }
}

/** The keys of the transactions that PartnerStack holds, in order. */
export async function heldKeys(account: SandboxAccount): Promise<(string | null)[]> {
  const page = await account.client.transactions({ limit: 10_000 });
  return page.transactions.map(({ key }) => key).sort();
}

/** The records of a run by key: status and reason. */
export async function outcomesOf(runId: number): Promise<Record<string, string>> {
  const records = await database().runRecord.findMany({ where: { runId }, orderBy: { id: "asc" } });
  return Object.fromEntries(
    records.map(({ externalKey, status, issueCode }) => [
      externalKey,
      issueCode === null ? status : `${status} ${issueCode}`,
    ]),
  );
}

/** What is remembered of a key, as its state; undefined where nothing is. */
export async function memoryState(destinationId: number, externalKey: string): Promise<string | undefined> {
  const row = await database().memory.findFirst({ where: { destinationId, externalKey } });
  return row?.state;
}
