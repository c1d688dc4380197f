import { beforeEach, describe, expect, it } from "vitest";
import type { SyncView } from "@/lib/contracts/syncs";
import type { SyncConfig } from "@/lib/core/sync-config";
import { Problem } from "@/lib/http/problem";
import { findSync } from "@/lib/queries/sync";
import { listSyncs } from "@/lib/queries/syncs";
import { database } from "@/lib/store/database";
import { auditedActions, invoiceConfig, makeConnections } from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { createSync } from "./create-sync";
import { deleteSync } from "./delete-sync";
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
    expect((await auditedActions(`sync:${sync.id}`)).at(-1)).toBe("Edith Editor: sync.deleted");
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
