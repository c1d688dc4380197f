import type { JsonObject } from "@/lib/core/json";
import type { SyncConfig } from "@/lib/core/sync-config";
import { fingerprint } from "@/lib/engine/fingerprint";
import { findFile } from "@/lib/store/uploaded-files";

interface DatasetRead {
  kind: string;
  definition: unknown;
  source: { id: number; settings: unknown };
}

/**
 * What a high-water mark speaks of. When anything of it changes, rows may appear that are older than the mark and were
 * never read: another server, other SQL, another file under the same name, another column. Too much stands in it rather
 * than too little, because reading everything again costs time only, and not reading costs a partner his commission.
 */
export async function readingBasis(
  { object, syncKey, timestampColumn }: SyncConfig,
  { kind, definition, source }: DatasetRead,
): Promise<string> {
  const name = (definition as { file?: unknown }).file;
  const file = typeof name === "string" ? await findFile(source.id, name) : null;
  return fingerprint({
    source: source.id,
    settings: source.settings as JsonObject,
    kind,
    definition: definition as JsonObject,
    file: file?.id ?? null,
    object,
    syncKey,
    timestampColumn: timestampColumn ?? null,
  });
}
