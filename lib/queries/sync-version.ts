import { type ConfigChange, configChanges } from "@/lib/core/config-changes";
import { type SyncConfig, syncConfig } from "@/lib/core/sync-config";
import { findVersionConfig } from "@/lib/store/syncs";

export interface SyncVersionView {
  number: number;
  config: SyncConfig;
  /** What it changed; null for the first version. */
  changes: ConfigChange[] | null;
}

/** The configuration of one version alone, to compare another with; null when there is none. */
export async function versionConfig(syncId: number, number: number): Promise<SyncConfig | null> {
  const stored = await findVersionConfig(syncId, number);
  return stored === null ? null : syncConfig.parse(stored);
}

/** One version of the configuration of a sync, beside the one before it; null when there is none. */
export async function syncVersion(syncId: number, number: number): Promise<SyncVersionView | null> {
  const [stored, before] = await Promise.all([
    findVersionConfig(syncId, number),
    findVersionConfig(syncId, number - 1),
  ]);
  if (stored === null) return null;
  const config = syncConfig.parse(stored);
  return {
    number,
    config,
    changes: before === null ? null : configChanges(syncConfig.parse(before), config),
  };
}
