import xxhash from "xxhash-wasm";
import { canonicalJson } from "@/lib/core/json";
import type { RowBatch } from "@/lib/core/row-batch";
import { columnsRead, type SyncConfig, type SyncMetadata } from "@/lib/core/sync-config";

/** Hashes one row of a batch: 64 bits, signed, as PostgreSQL stores them. */
export type RowHash = (batch: RowBatch, at: number) => bigint;

/**
 * A hash of what a configuration reads of a row, and of the configuration itself. Two rows that hash alike map to the
 * same payload, so a row whose hash is remembered needs no mapping, validation or comparison. That the hash of a changed
 * row is the old one by accident happens once in 18 quintillion changes.
 *
 * Undefined where the payload depends on more than the row: on the run, or on the time of day.
 */
export async function rowHasher(config: SyncConfig, metadata: SyncMetadata): Promise<RowHash | undefined> {
  if (config.mappings.some(dependsOnRun)) return undefined;
  const { h64 } = await xxhash();
  const { object, behavior, syncKey, mappings } = config;
  const usesTemplates = mappings.some(({ from }) => from.kind === "template");
  const usesMetadata = usesTemplates || mappings.some(({ from }) => from.kind === "metadata");
  const about = {
    ...{ object, behavior, syncKey, mappings },
    ...(usesMetadata && { sync_id: metadata.sync_id, sync_label: metadata.sync_label }),
  };
  const seed = h64(canonicalJson(JSON.parse(JSON.stringify(about))));
  // A template may read any column.
  const columns = usesTemplates ? undefined : columnsRead(config);
  return (batch, at) => BigInt.asIntN(64, h64(batch.text(at, columns), seed));
}

function dependsOnRun({ from }: SyncConfig["mappings"][number]): boolean {
  switch (from.kind) {
    case "metadata":
      return from.name === "sync_run_id" || from.name === "run_started_at";
    case "template":
      return /\bsync\s*[.[]|\bnow\b|\btoday\b/.test(from.template);
    case "column":
    case "constant":
      return false;
    default:
      return from satisfies never;
  }
}
