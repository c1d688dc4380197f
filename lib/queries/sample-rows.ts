import { sampleSize } from "@/lib/contracts/syncs";
import type { SourceRow } from "@/lib/core/record";
import { askSource } from "@/lib/runtime/open-source.server";
import type { SourceResult } from "@/lib/sources/connector";
import type { DatasetToRead } from "@/lib/store/syncs";
import { readDefinition } from "./datasets";

/** How long the editor goes on with the rows it read, and for how many datasets at once. */
const keptMs = 120_000;
const keptDatasets = 20;

type Sample = Promise<SourceResult<SourceRow[]>>;

/** In memory only and for minutes: rows of customers have no business on our disk. */
const samples = new Map<string, { readAt: number; rows: Sample }>();

/**
 * The first rows of a dataset. The editor asks on every key that is pressed, so the source is read once and again only
 * after two minutes, or when the dataset or its source was changed. A failure is not kept.
 */
export function sampleRows(dataset: DatasetToRead, now: Date): Sample {
  forgetOld(now);
  const version = [
    dataset.id,
    dataset.updatedAt.getTime(),
    dataset.refreshedAt.getTime(),
    dataset.source.updatedAt.getTime(),
  ].join(":");
  const kept = samples.get(version);
  if (kept) return kept.rows;

  const rows = readSample(dataset);
  samples.set(version, { readAt: now.getTime(), rows });
  const forget = () => samples.delete(version);
  rows.then((result) => result.ok || forget(), forget);
  return rows;
}

function forgetOld(now: Date): void {
  for (const [version, { readAt }] of samples) {
    // Insertion order is age: the first entry is the one to go when there are too many.
    if (now.getTime() - readAt > keptMs || samples.size > keptDatasets) samples.delete(version);
  }
}

async function readSample({ source, ...dataset }: DatasetToRead): Sample {
  const preview = await askSource(source, (connector) =>
    connector.preview(readDefinition(dataset), sampleSize),
  );
  return preview.ok ? { ok: true, value: preview.value.rows } : preview;
}
