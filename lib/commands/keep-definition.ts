import type { Actor } from "@/lib/auth/actor";
import type { DatasetRefreshed } from "@/lib/contracts/datasets";
import { sameJson } from "@/lib/core/json";
import type { DatasetDefinition } from "@/lib/core/ports";
import type { Column } from "@/lib/core/record";
import { syncConfig } from "@/lib/core/sync-config";
import { notFound, type Problem } from "@/lib/http/problem";
import { columnChanges } from "@/lib/queries/column-changes";
import { datasetView, readDefinition } from "@/lib/queries/datasets";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { insertDatasetVersion } from "@/lib/store/dataset-versions";
import { findDataset, lockDataset, syncsReading, updateDataset } from "@/lib/store/datasets";

interface Definition {
  name: string;
  definition: DatasetDefinition;
  columns: Column[];
}

/** Stores what a dataset reads, as a version of its own where that is new, and the columns that were just found, and compares them with the ones before. */
export async function keepDefinition(
  actor: Actor,
  id: number,
  { name, definition: { kind, ...definition }, columns }: Definition,
  action: "dataset.changed" | "dataset.refreshed",
  now: Date,
): Promise<DatasetRefreshed | Problem> {
  const syncs = (await syncsReading(id)).map((sync) => ({ ...sync, config: syncConfig.parse(sync.config) }));
  return database().$transaction(async (tx) => {
    await lockDataset(tx, id);
    const before = await findDataset(id, tx);
    if (!before) return notFound("This dataset");
    if (!sameJson(readDefinition(before), { kind, ...definition }))
      await insertDatasetVersion(tx, id, { kind, definition, createdByName: actor.name });
    const changes = columnChanges(datasetView(before).columns, columns, syncs);
    const row = await updateDataset(tx, id, { name, kind, definition, columns, refreshedAt: now });
    await recordAudit(tx, {
      actor,
      action,
      subject: `dataset:${id}`,
      detail: {
        name,
        added: changes.added.map((column) => column.name),
        removed: changes.removed.map((column) => column.name),
        retyped: changes.retyped.map((column) => column.name),
      },
    });
    return { dataset: datasetView(row), changes };
  });
}
