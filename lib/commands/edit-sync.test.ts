import { beforeEach, describe, expect, it } from "vitest";
import type { SyncView } from "@/lib/contracts/syncs";
import type { SyncConfig } from "@/lib/core/sync-config";
import { Problem } from "@/lib/http/problem";
import { findSync } from "@/lib/queries/sync";
import { database } from "@/lib/store/database";
import {
  auditedActions,
  columnMapping,
  invoiceConfig,
  invoiceConfigWith,
  makeConnections,
} from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { createSync } from "./create-sync";
import { editSync } from "./edit-sync";

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

describe("editing a sync", () => {
  it("writes the next version when the configuration says something new, and keeps the ones before", async () => {
    const sync = await created();
    const config = invoiceConfigWith(columnMapping("key", "id"));
    expect(await editSync(actor, sync.id, { config, baseVersion: 1 })).toMatchObject({ version: 2, config });
    const versions = await database().syncVersion.findMany({
      where: { syncId: sync.id },
      orderBy: { number: "asc" },
    });
    expect(versions.map((version) => version.config)).toEqual([invoiceConfig, config]);
    expect(await auditedActions(`sync:${sync.id}`)).toEqual([
      "Edith Editor: sync.created",
      "Edith Editor: sync.configured",
    ]);
  });

  it("writes no version for the same configuration, whatever order its members stand in", async () => {
    const sync = await created();
    const { mappings, ...rest } = invoiceConfig;
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
    expect(await auditedActions(`sync:${sync.id}`)).toEqual([
      "Edith Editor: sync.created",
      "Edith Editor: sync.edited",
    ]);
  });

  it("refuses a configuration that was made from an older version", async () => {
    const sync = await created();
    await editSync(testActor({ name: "Ana" }), sync.id, {
      config: invoiceConfigWith(columnMapping("key", "id")),
      baseVersion: 1,
    });
    const late = await editSync(actor, sync.id, {
      config: invoiceConfigWith(columnMapping("product_key", "id")),
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
      config: { ...invoiceConfig, syncKey: "gone" },
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
    expect(await editSync(actor, sync.id, { config: { ...invoiceConfig, backfill: "skip" } })).toMatchObject({
      version: 1,
    });
  });
});
