import type { RowPreviewView, RowQuery, SyncView } from "@/lib/contracts/syncs";
import { identify } from "@/lib/core/identity";
import type { SourceRow } from "@/lib/core/record";
import type { MemoryState } from "@/lib/core/states";
import { destinationObject } from "@/lib/destinations/catalog";
import { openSource } from "@/lib/runtime/open-source.server";
import type { SourceResult } from "@/lib/sources/connector";
import { settle } from "@/lib/sources/source-error";
import { memoryOf } from "@/lib/store/run-records";
import { type DatasetToRead, findDatasetToRead } from "@/lib/store/syncs";
import { readDefinition } from "./datasets";
import { destinationUrl } from "./destination-url";
import { evaluateSample, shownValues } from "./evaluate-sample";
import { knownWords } from "./known-words";
import { previewRequests } from "./preview-requests";
import { sampleRows } from "./sample-rows";

/** A key is looked for in the whole dataset, and a file is read through for it; longer than this nobody waits. */
const patienceMs = 20_000;
const rowsAtOnce = 1_000;

/**
 * One row of a sync as a run would see it: by its place among the first, or by its key, wherever it is in the dataset.
 * Nothing is sent and nothing is kept.
 */
export async function rowPreview(
  sync: SyncView,
  { row = 0, key }: RowQuery,
  now: Date,
): Promise<RowPreviewView> {
  const { config, destination } = sync;
  const dataset = await findDatasetToRead(sync.dataset.id);
  if (!dataset) return nothing({ message: "The dataset of this sync was deleted.", hint: "Edit the sync." });
  const found =
    key === undefined
      ? await sampleRows(dataset, now)
      : await rowsWithKey(dataset, { column: config.syncKey, key });
  if (!found.ok) return nothing({ message: found.message, hint: found.hint });

  const object = destinationObject(config.object);
  const metadata = {
    sync_id: sync.id,
    sync_label: sync.label,
    // The number of a run that is still to come stands for any.
    sync_run_id: 1,
    run_started_at: now.toISOString(),
  };
  const evaluated = evaluateSample(config, object, found.value, metadata);
  const rowIndex = Math.max(0, Math.min(row, evaluated.length - 1));
  const shown = evaluated[rowIndex];
  if (!shown) return nothing(null);
  const { externalKey } = shown;
  const memory = externalKey === null ? null : await memoryOf(destination.id, config.object, externalKey);
  return {
    row: shown.row,
    rows: found.value.length,
    rowIndex,
    externalKey,
    values: shownValues(shown, config, object),
    issues: shown.issues.map(({ field, message, hint }) => ({ field: field ?? null, message, hint })),
    requests:
      externalKey === null
        ? []
        : previewRequests(
            object,
            config.behavior,
            { externalKey, payload: shown.mapped.payload },
            { baseUrl: destinationUrl(destination.type), now },
          ),
    known: memory && {
      ...knownWords(memory.state as MemoryState),
      at: memory.updatedAt.toISOString(),
    },
    unreadable: null,
  };
}

function nothing(unreadable: RowPreviewView["unreadable"]): RowPreviewView {
  return {
    ...{ row: null, rows: 0, rowIndex: 0, externalKey: null, values: [], issues: [], requests: [] },
    ...{ known: null, unreadable },
  };
}

/** Every row with this key: a run refuses them all where there are two. */
function rowsWithKey(
  { source, ...dataset }: DatasetToRead,
  { column, key }: { column: string; key: string },
): Promise<SourceResult<SourceRow[]>> {
  return settle(async () => {
    const connector = await openSource(source);
    try {
      const rows: SourceRow[] = [];
      const reader = connector.open(readDefinition(dataset));
      const scope = { keys: { column, keys: [key] } };
      for await (const batch of reader.rows(rowsAtOnce, AbortSignal.timeout(patienceMs), scope)) {
        for (let at = 0; at < batch.length; at += 1) {
          const identity = identify(batch.cell(at, column), column);
          if (identity.ok && identity.externalKey === key) rows.push(batch.row(at));
        }
        // Two are one too many already.
        if (rows.length > 1) break;
      }
      return rows;
    } finally {
      await connector.close();
    }
  });
}
