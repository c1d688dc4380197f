import type { RunView } from "@/lib/contracts/runs";
import type { SyncSummary, SyncView } from "@/lib/contracts/syncs";
import { asksBeforeFirstSend } from "@/lib/core/first-send";
import { startsByItself } from "@/lib/core/frequencies";
import { guardsOf } from "@/lib/core/guards/settings";
import { syncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { columnsOf, findSyncRow, listVersions, type SyncRow } from "@/lib/store/syncs";
import { lastRuns } from "./runs";
import { readTriggers, triggerWords } from "./triggers";

/** A sync with its newest configuration; null when there is none, or it was deleted. */
export async function findSync(id: number): Promise<SyncView | null> {
  const row = await findSyncRow(id);
  if (!row) return null;
  const [versions, runs] = await Promise.all([listVersions(id), lastRuns([id], {})]);
  const [newest] = row.versions;
  if (!newest) throw new Error(`Sync ${id} has no configuration.`);
  const newestConfig = syncConfig.parse(newest.config);
  return {
    ...syncSummary(row, runs.get(id) ?? null),
    config: newestConfig,
    version: newest.number,
    versions: versions.map(({ number, createdAt, createdByName }) => ({
      number,
      createdAt: createdAt.toISOString(),
      createdBy: createdByName,
    })),
    attemptsLimit: row.attemptsLimit,
    guards: guardsOf(newestConfig.object, row.guards),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    columns: columnsOf(row.dataset),
  };
}

/** One line of the list of syncs. */
export function syncSummary(row: SyncRow, lastRun: RunView | null): SyncSummary {
  const { id, label, enabled, dataset, destination } = row;
  const config = syncConfig.parse(row.versions[0]?.config);
  return {
    id,
    label,
    enabled,
    object: config.object,
    objectLabel: destinationObject(config.object).label,
    behavior: config.behavior,
    dataset: {
      id: dataset.id,
      name: dataset.name,
      source: dataset.source.name,
      sourceType: dataset.source.type,
    },
    destination,
    lastRun,
    schedule: triggerWordsOf(row),
    nextRunAt: row.nextRunAt?.toISOString() ?? null,
    typeToSend:
      row.productionConfirmedAt === null && asksBeforeFirstSend(destination, config.object)
        ? destination.name
        : null,
  };
}

/** Null where nothing starts it by itself. */
function triggerWordsOf({ triggers: stored }: SyncRow): string | null {
  const triggers = readTriggers(stored);
  return startsByItself(triggers)
    ? triggerWords(
        triggers,
        triggers.after.map((id) => `sync ${id}`),
      )
    : null;
}
