import type { MappingPreviewInput, MappingPreviewView } from "@/lib/contracts/syncs";
import type { SourceRow } from "@/lib/core/record";
import type { SyncMetadata } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { notFound, type Problem } from "@/lib/http/problem";
import { columnsOf, findDatasetToRead, findDestinationType } from "@/lib/store/syncs";
import { configProblems } from "./config-problems";
import { destinationUrl } from "./destination-url";
import { type EvaluatedRow, evaluateSample, sampleSummary, shownValues } from "./evaluate-sample";
import { previewRequests } from "./preview-requests";
import { sampleRows } from "./sample-rows";

/**
 * What a configuration makes of sample rows, by the functions that a run uses. It is asked while somebody types, so a
 * configuration that is not complete is no error: its problems are part of the answer. So is a source that cannot be
 * read; the rest can still be edited.
 */
export async function mappingPreview(
  input: MappingPreviewInput,
  now: Date,
): Promise<MappingPreviewView | Problem> {
  const dataset = await findDatasetToRead(input.datasetId);
  if (!dataset) return notFound("This dataset");
  const sample = await sampleRows(dataset, now);
  const destination =
    input.destinationId === undefined ? null : await findDestinationType(input.destinationId);

  const { config } = input;
  const object = destinationObject(config.object);
  const rows: SourceRow[] = sample.ok ? sample.value : [];
  const evaluated = evaluateSample(config, object, rows, exampleMetadata(input, now));
  const rowIndex = Math.max(0, Math.min(input.row, rows.length - 1));
  const shown = evaluated[rowIndex];
  return {
    ...(shown ? rowView(shown) : noRow),
    rows: rows.length,
    rowIndex,
    values: shown ? shownValues(shown, config, object) : [],
    requests:
      shown?.externalKey == null
        ? []
        : previewRequests(
            object,
            config.behavior,
            { externalKey: shown.externalKey, payload: shown.mapped.payload },
            { baseUrl: destinationUrl(destination?.type), now },
          ),
    problems: configProblems(config, columnsOf(dataset)),
    sample: sampleSummary(evaluated),
    unreadable: sample.ok ? null : { message: sample.message, hint: sample.hint },
  };
}

/** The run is still to come: its number stands for any. */
function exampleMetadata({ syncId, label }: MappingPreviewInput, now: Date): SyncMetadata {
  return { sync_id: syncId ?? 1, sync_label: label, sync_run_id: 1, run_started_at: now.toISOString() };
}

function rowView({
  row,
  externalKey,
  issues,
}: EvaluatedRow): Pick<MappingPreviewView, "row" | "externalKey" | "issues"> {
  return {
    row,
    externalKey,
    issues: issues.map(({ field, message, hint }) => ({ field: field ?? null, message, hint })),
  };
}

const noRow = { row: null, externalKey: null, issues: [] };
