import type { NameOfSync } from "@/lib/contracts/common";
import type { SyncSummary } from "@/lib/contracts/syncs";
import { listSyncNames, listSyncRows } from "@/lib/store/syncs";
import { lastRuns } from "./runs";
import { syncSummary } from "./sync";

/** Their names, to be chosen from. */
export function syncNames(): Promise<NameOfSync[]> {
  return listSyncNames();
}

/** All syncs by name, each with its newest run. */
export async function listSyncs(): Promise<SyncSummary[]> {
  const rows = await listSyncRows();
  const runs = await lastRuns(
    rows.map(({ id }) => id),
    { dryRuns: false },
  );
  return rows.map((row) => syncSummary(row, runs.get(row.id) ?? null));
}
