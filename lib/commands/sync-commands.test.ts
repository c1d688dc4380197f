import { beforeEach, describe, expect, it } from "vitest";
import type { SyncView } from "@/lib/contracts/syncs";
import type { Column } from "@/lib/core/record";
import type { FieldMapping, SyncConfig } from "@/lib/core/sync-config";
import { Problem } from "@/lib/http/problem";
import { findSync } from "@/lib/queries/sync";
import { listSyncs } from "@/lib/queries/syncs";
import { database } from "@/lib/store/database";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { createSync } from "./create-sync";
import { deleteSync } from "./delete-sync";
import { editSync } from "./edit-sync";

useTestDatabase();

const columns = ["id", "mail", "account", "total", "currency"].map(
  (name): Column => ({ name, type: "text", nativeType: "text" }),
);
const actor = testActor({ name: "Edith Editor", role: "editor" });
let connections: { datasetId: number; destinationId: number };

beforeEach(async () => {
  const source = await database().source.create({ data: { name: "Shop", type: "postgres", settings: {} } });
  const dataset = await database().dataset.create({
    data: {
      name: "Invoices",
      sourceId: source.id,
      kind: "table",
      definition: {},
      columns: columns.map((column) => ({ ...column })),
    },
  });
  const destination = await database().destination.create({
    data: { name: "PartnerStack", type: "partnerstack", publicKey: "pk_test", sealedSecret: "-" },
  });
  connections = { datasetId: dataset.id, destinationId: destination.id };
});

function mapping(field: string, column: string, more: Partial<FieldMapping> = {}): FieldMapping {
  return { field, from: { kind: "column", column }, syncNull: false, mode: "set", ...more };
}

const invoices: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    mapping("customer_external_key", "account"),
    mapping("amount", "total", { amountIn: "decimal" }),
    mapping("currency", "currency"),
  ],
};

async function created(config: SyncConfig = invoices): Promise<SyncView> {
  const sync = await createSync(actor, { label: "Invoices", ...connections, config });
  if (sync instanceof Problem) throw sync;
  return sync;
}

async function refusalOf(config: SyncConfig): Promise<Record<string, string>> {
  const answer = await createSync(actor, { label: "Invoices", ...connections, config });
  if (!(answer instanceof Problem)) throw new Error("It was created.");
  return answer.fields ?? {};
}

const withMappings = (...more: FieldMapping[]): SyncConfig => ({
  ...invoices,
  mappings: [...invoices.mappings, ...more],
});

async function audited(subject: string): Promise<string[]> {
  const events = await database().auditEvent.findMany({ where: { subject }, orderBy: { id: "asc" } });
  return events.map(({ action, actor: who }) => `${who}: ${action}`);
}

describe("creating a sync", () => {
  it("stores it with version 1 of its configuration and a line in the audit log", async () => {
    const sync = await created();
    expect(sync).toMatchObject({
      label: "Invoices",
      enabled: true,
      object: "transaction",
      version: 1,
      config: invoices,
      createdBy: "Edith Editor",
      dataset: { name: "Invoices", source: "Shop" },
      destination: { name: "PartnerStack", mode: "unknown" },
      lastRun: null,
      columns,
    });
    expect(await audited(`sync:${sync.id}`)).toEqual(["Edith Editor: sync.created"]);
    expect((await listSyncs()).map(({ id }) => id)).toContain(sync.id);
  });

  it("waits with Skip Current Records for a first run, and only of events", async () => {
    const skipped = await created({ ...invoices, backfill: "skip" });
    const backfilled = await created();
    const customers = await created({
      object: "customer",
      behavior: "update_only",
      syncKey: "id",
      backfill: "skip",
      mappings: [mapping("name", "account")],
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
      withMappings(mapping("customer_email", "mail")),
      "config.mappings.customer_email",
      /exactly one/,
    ],
    [
      "no customer reference",
      { ...invoices, mappings: invoices.mappings.slice(1) },
      "config.mappings.customer_external_key",
      /not mapped/,
    ],
    [
      "a mapped column that was dropped",
      withMappings(mapping("product_key", "sku")),
      "config.mappings.product_key",
      /sku is no longer in the dataset/,
    ],
    [
      "a sync key that was dropped",
      { ...invoices, syncKey: "gone" },
      "config.syncKey",
      /gone is no longer in the dataset/,
    ],
    [
      "a template that cannot be read",
      withMappings({ ...mapping("key", "id"), from: { kind: "template", template: "{{ record['id' }}" } }),
      "config.mappings.key",
      /template cannot be read/,
    ],
    [
      "more than 25 metadata entries",
      withMappings(...Array.from({ length: 26 }, (_, index) => mapping(`metadata.m${index}`, "id"))),
      "config.mappings",
      /at most 25/,
    ],
    [
      "a bad metadata name",
      withMappings(mapping("metadata.my plan", "id")),
      "config.mappings.metadata.my plan",
      /not a valid name/,
    ],
    [
      "a field that is mapped twice",
      withMappings(mapping("currency", "mail")),
      "config.mappings.currency",
      /mapped twice/,
    ],
    [
      "a required field that is not mapped",
      { ...invoices, mappings: invoices.mappings.slice(0, 2) },
      "config.mappings.currency",
      /required/,
    ],
    [
      "a field that does not exist",
      withMappings(mapping("colour", "id")),
      "config.mappings.colour",
      /cannot be mapped/,
    ],
    [
      "a behavior of another object",
      { ...invoices, behavior: "update_only" as const },
      "config.behavior",
      /Choose Send/,
    ],
    [
      "Only If Empty on a transaction",
      withMappings(mapping("product_key", "id", { mode: "only_if_empty" })),
      "config.mappings.product_key",
      /Choose Set/,
    ],
    [
      "null where PartnerStack takes none",
      withMappings(mapping("key", "id", { syncNull: true })),
      "config.mappings.key",
      /does not take null/,
    ],
    [
      "an amount of which nobody said whether it is cents",
      { ...invoices, mappings: invoices.mappings.map((one) => ({ ...one, amountIn: undefined })) },
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
      config: invoices,
    });
    expect(noDataset).toMatchObject({ fields: { datasetId: expect.stringMatching(/does not exist/) } });
    await database().destination.update({
      where: { id: connections.destinationId },
      data: { deletedAt: new Date() },
    });
    const noDestination = await createSync(actor, { label: "A", ...connections, config: invoices });
    expect(noDestination).toMatchObject({
      fields: { destinationId: expect.stringMatching(/does not exist/) },
    });
  });
});

describe("editing a sync", () => {
  it("writes the next version when the configuration says something new, and keeps the ones before", async () => {
    const sync = await created();
    const config = withMappings(mapping("key", "id"));
    expect(await editSync(actor, sync.id, { config, baseVersion: 1 })).toMatchObject({ version: 2, config });
    const versions = await database().syncVersion.findMany({
      where: { syncId: sync.id },
      orderBy: { number: "asc" },
    });
    expect(versions.map((version) => version.config)).toEqual([invoices, config]);
    expect(await audited(`sync:${sync.id}`)).toEqual([
      "Edith Editor: sync.created",
      "Edith Editor: sync.configured",
    ]);
  });

  it("writes no version for the same configuration, whatever order its members stand in", async () => {
    const sync = await created();
    const { mappings, ...rest } = invoices;
    expect(
      await editSync(actor, sync.id, { label: "Bills", attemptsLimit: 3, config: { mappings, ...rest } }),
    ).toMatchObject({
      version: 1,
      label: "Bills",
      attemptsLimit: 3,
    });
    expect((await findSync(sync.id))?.versions).toHaveLength(1);
  });

  it("notes a switch in the audit log only when it was moved", async () => {
    const sync = await created();
    await editSync(actor, sync.id, { enabled: false });
    await editSync(actor, sync.id, { enabled: false });
    expect(await findSync(sync.id)).toMatchObject({ enabled: false });
    expect(await audited(`sync:${sync.id}`)).toEqual([
      "Edith Editor: sync.created",
      "Edith Editor: sync.edited",
    ]);
  });

  it("refuses a configuration that was made from an older version", async () => {
    const sync = await created();
    await editSync(testActor({ name: "Ana" }), sync.id, {
      config: withMappings(mapping("key", "id")),
      baseVersion: 1,
    });
    const late = await editSync(actor, sync.id, {
      config: withMappings(mapping("product_key", "id")),
      baseVersion: 1,
    });
    expect(late).toMatchObject({
      status: 409,
      message: "Ana saved version 2 of this configuration while you were editing.",
    });
    expect((await findSync(sync.id))?.version).toBe(2);
  });

  it("refuses what a creation would refuse, and changes nothing of the rest", async () => {
    const sync = await created();
    const refused = await editSync(actor, sync.id, {
      label: "Bills",
      config: { ...invoices, syncKey: "gone" },
    });
    expect(refused).toMatchObject({
      status: 422,
      fields: { "config.syncKey": expect.stringMatching(/gone/) },
    });
    expect(await findSync(sync.id)).toMatchObject({ label: "Invoices", version: 1 });
  });

  it("keeps the object, and what was chosen for the records of the first day", async () => {
    const sync = await created();
    const customer: SyncConfig = {
      object: "customer",
      behavior: "update_only",
      syncKey: "id",
      backfill: "all",
      mappings: [],
    };
    expect(await editSync(actor, sync.id, { config: customer })).toMatchObject({
      fields: { "config.object": expect.any(String) },
    });
    expect(await editSync(actor, sync.id, { config: { ...invoices, backfill: "skip" } })).toMatchObject({
      version: 1,
    });
  });
});

describe("deleting a sync", () => {
  const now = new Date("2026-11-23T12:00:00Z");

  it("takes it out of every list and keeps its runs and what the destination was sent", async () => {
    const sync = await created();
    const version = await database().syncVersion.findFirstOrThrow({ where: { syncId: sync.id } });
    await database().run.create({ data: { syncId: sync.id, versionId: version.id, status: "completed" } });
    const memory = {
      destinationId: connections.destinationId,
      object: "transaction",
      externalKey: "inv_1",
      state: "sent",
      fingerprint: "f",
    };
    await database().memory.create({ data: memory });

    expect(await deleteSync(actor, sync.id, now)).toEqual({ ok: true });
    expect(await findSync(sync.id)).toBeNull();
    expect((await listSyncs()).map(({ id }) => id)).not.toContain(sync.id);
    expect(await database().sync.findUnique({ where: { id: sync.id } })).toMatchObject({
      enabled: false,
      deletedAt: now,
    });
    expect(await database().run.count({ where: { syncId: sync.id } })).toBe(1);
    expect(await database().memory.count({ where: { destinationId: connections.destinationId } })).toBe(1);
    expect((await audited(`sync:${sync.id}`)).at(-1)).toBe("Edith Editor: sync.deleted");
  });

  it("is refused while a run has not ended", async () => {
    const sync = await created();
    const version = await database().syncVersion.findFirstOrThrow({ where: { syncId: sync.id } });
    const run = await database().run.create({
      data: { syncId: sync.id, versionId: version.id, status: "working" },
    });
    expect(await deleteSync(actor, sync.id, now)).toMatchObject({
      status: 409,
      message: `Run ${run.id} of this sync has not ended.`,
    });
    expect(await findSync(sync.id)).not.toBeNull();
  });

  it("finds nothing the second time, nor can a deleted sync be edited", async () => {
    const sync = await created();
    await deleteSync(actor, sync.id, now);
    expect(await deleteSync(actor, sync.id, now)).toMatchObject({ status: 404 });
    expect(await editSync(actor, sync.id, { enabled: true })).toMatchObject({ status: 404 });
  });
});
