import { expect, it } from "vitest";
import type { SyncConfig } from "@/lib/core/sync-config";
import { sendsAllAgain } from "./sends-all-again";

const send: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "invoice_id",
  mappings: [],
  backfill: "all",
};

it("is what another key of an event sync does, and nothing else", () => {
  expect(sendsAllAgain(send, { ...send, syncKey: "invoice_date" })).toBe(true);
  expect(sendsAllAgain(send, { ...send, timestampColumn: "invoice_date" })).toBe(false);
  expect(sendsAllAgain(send, undefined)).toBe(false);
  const customers: SyncConfig = { ...send, object: "customer", behavior: "update_or_create" };
  expect(sendsAllAgain(customers, { ...customers, syncKey: "email" })).toBe(false);
});
