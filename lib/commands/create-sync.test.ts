import { beforeEach, describe, expect, it } from "vitest";
import type { SyncView } from "@/lib/contracts/syncs";
import type { SyncConfig } from "@/lib/core/sync-config";
import { Problem } from "@/lib/http/problem";
import { listSyncs } from "@/lib/queries/syncs";
import { database } from "@/lib/store/database";
import {
  auditedActions,
  columnMapping,
  invoiceColumns,
  invoiceConfig,
  invoiceConfigWith,
  makeConnections,
} from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { createSync } from "./create-sync";

useTestDatabase();

const actor = testActor({ name: "Edith Editor", role: "editor" });
let connections: { datasetId: number; destinationId: number };

beforeEach(async () => {
  connections = await makeConnections();
});

async function created(config: SyncConfig = invoiceConfig): Promise<SyncView> {
  const sync = await createSync(actor, { label: "Invoices", ...connections, config });
  if (sync instanceof Problem) throw sync;
  return sync;
}

async function refusalOf(config: SyncConfig): Promise<Record<string, string>> {
  const answer = await createSync(actor, { label: "Invoices", ...connections, config });
  if (!(answer instanceof Problem)) throw new Error("It was created.");
  return answer.fields ?? {};
}

describe("creating a sync", () => {
  it("stores it with version 1 of its configuration and a line in the audit log", async () => {
    const sync = await created();
    expect(sync).toMatchObject({
      label: "Invoices",
      enabled: true,
      object: "transaction",
      version: 1,
      config: invoiceConfig,
      createdBy: "Edith Editor",
      dataset: { name: "Invoices", source: "Shop" },
      destination: { name: "PartnerStack", mode: "unknown" },
      lastRun: null,
      columns: invoiceColumns,
    });
    expect(await auditedActions(`sync:${sync.id}`)).toEqual(["Edith Editor: sync.created"]);
    expect((await listSyncs()).map(({ id }) => id)).toContain(sync.id);
  });

  it("waits with Skip Current Records for a first run, and only of events", async () => {
    const skipped = await created({ ...invoiceConfig, backfill: "skip" });
    const backfilled = await created();
    const customers = await created({
      object: "customer",
      behavior: "update_only",
      syncKey: "id",
      backfill: "skip",
      mappings: [columnMapping("name", "account")],
    });
    const rows = await database().sync.findMany({
      where: { id: { in: [skipped.id, backfilled.id, customers.id] } },
      orderBy: { id: "asc" },
    });
    expect(rows.map(({ skipPending }) => skipPending)).toEqual([true, false, false]);
  });

  it.each([
    [
      "a second customer reference",
      invoiceConfigWith(columnMapping("customer_email", "mail")),
      "config.mappings.customer_email",
      /exactly one/,
    ],
    [
      "no customer reference",
      { ...invoiceConfig, mappings: invoiceConfig.mappings.slice(1) },
      "config.mappings.customer_external_key",
      /not mapped/,
    ],
    [
      "a mapped column that was dropped",
      invoiceConfigWith(columnMapping("product_key", "sku")),
      "config.mappings.product_key",
      /sku is no longer in the dataset/,
    ],
    [
      "a sync key that was dropped",
      { ...invoiceConfig, syncKey: "gone" },
      "config.syncKey",
      /gone is no longer in the dataset/,
    ],
    [
      "a template that cannot be read",
      invoiceConfigWith({
        ...columnMapping("key", "id"),
        from: { kind: "template", template: "{{ record['id' }}" },
      }),
      "config.mappings.key",
      /template cannot be read/,
    ],
    [
      "more than 25 metadata entries",
      invoiceConfigWith(
        ...Array.from({ length: 26 }, (_, index) => columnMapping(`metadata.m${index}`, "id")),
      ),
      "config.mappings",
      /at most 25/,
    ],
    [
      "a bad metadata name",
      invoiceConfigWith(columnMapping("metadata.my plan", "id")),
      "config.mappings.metadata.my plan",
      /not a valid name/,
    ],
    [
      "a field that is mapped twice",
      invoiceConfigWith(columnMapping("currency", "mail")),
      "config.mappings.currency",
      /mapped twice/,
    ],
    [
      "a required field that is not mapped",
      { ...invoiceConfig, mappings: invoiceConfig.mappings.slice(0, 2) },
      "config.mappings.currency",
      /required/,
    ],
    [
      "a field that does not exist",
      invoiceConfigWith(columnMapping("colour", "id")),
      "config.mappings.colour",
      /cannot be mapped/,
    ],
    [
      "a behavior of another object",
      { ...invoiceConfig, behavior: "update_only" as const },
      "config.behavior",
      /Choose Send/,
    ],
    [
      "Only If Empty on a transaction",
      invoiceConfigWith(columnMapping("product_key", "id", { mode: "only_if_empty" })),
      "config.mappings.product_key",
      /Choose Set/,
    ],
    [
      "null where PartnerStack takes none",
      invoiceConfigWith(columnMapping("key", "id", { syncNull: true })),
      "config.mappings.key",
      /does not take null/,
    ],
    [
      "an amount of which nobody said whether it is cents",
      { ...invoiceConfig, mappings: invoiceConfig.mappings.map((one) => ({ ...one, amountIn: undefined })) },
      "config.mappings.amount",
      /cents or a decimal/,
    ],
  ])("refuses %s with a sentence at its place", async (_what, config, place, sentence) => {
    const fields = await refusalOf(config);
    expect(fields[place]).toMatch(sentence);
    expect(await database().sync.count({ where: connections })).toBe(0);
  });

  it("refuses connections that are not there any more", async () => {
    const noDataset = await createSync(actor, {
      label: "A",
      ...connections,
      datasetId: 999_999,
      config: invoiceConfig,
    });
    expect(noDataset).toMatchObject({ fields: { datasetId: expect.stringMatching(/does not exist/) } });
    await database().destination.update({
      where: { id: connections.destinationId },
      data: { deletedAt: new Date() },
    });
    const noDestination = await createSync(actor, { label: "A", ...connections, config: invoiceConfig });
    expect(noDestination).toMatchObject({
      fields: { destinationId: expect.stringMatching(/does not exist/) },
    });
  });
});
