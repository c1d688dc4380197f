import { z } from "zod";
import { guardSettings } from "@/lib/core/guards/settings";
import { fieldMapping, syncConfig } from "@/lib/core/sync-config";
import { column, id, instant, json, label, sourceRow } from "./common";
import { destinationMode } from "./destinations";
import { runView } from "./runs";

export const syncInput = z.object({ label, datasetId: id, destinationId: id, config: syncConfig });
export type SyncInput = z.infer<typeof syncInput>;

/** All guard rails of a sync at once; each is a figure, or off. */
export const guardsInput = guardSettings;

export const syncEdit = z.object({
  label: label.optional(),
  enabled: z.boolean().optional(),
  attemptsLimit: z.number().int().min(1).max(1_000).optional(),
  config: syncConfig.optional(),
  /** The version that the configuration was made from: when there is a newer one by now, the edit is refused. */
  baseVersion: z.number().int().positive().optional(),
});
export type SyncEdit = z.infer<typeof syncEdit>;

export const syncSummary = z.object({
  id,
  label: z.string(),
  enabled: z.boolean(),
  object: syncConfig.shape.object,
  objectLabel: z.string(),
  behavior: syncConfig.shape.behavior,
  dataset: z.object({ id, name: z.string(), source: z.string(), sourceType: z.string() }),
  destination: z.object({ id, name: z.string(), mode: destinationMode, type: z.string() }),
  lastRun: runView.nullable(),
  /** What starts it by itself, in words; null where only people and the API do. */
  schedule: z.string().nullable(),
  /** When a run is due by the clock next. */
  nextRunAt: instant.nullable(),
  /** What a person types before the first run that sends to an account with real money; null where nobody is asked. */
  typeToSend: z.string().nullable(),
});
export type SyncSummary = z.infer<typeof syncSummary>;

export const syncView = syncSummary.extend({
  config: syncConfig,
  version: z.number(),
  versions: z.array(z.object({ number: z.number(), createdAt: instant, createdBy: z.string() })),
  attemptsLimit: z.number(),
  guards: guardSettings,
  createdAt: instant,
  createdBy: z.string(),
  columns: z.array(column),
});
export type SyncView = z.infer<typeof syncView>;

/** Rows of a dataset that the editor looks at; they are read once and never written down. */
export const sampleSize = 50;

/** What the mapping editor asks for on every change: the configuration as it stands, and which sample row to show. */
export const mappingPreviewInput = z.object({
  datasetId: id,
  destinationId: id.optional(),
  /** What the sync is called, and its id once it has one: mappings can send both. */
  label: z.string().max(120).default(""),
  syncId: id.optional(),
  config: syncConfig,
  row: z
    .number()
    .int()
    .min(0)
    .max(sampleSize - 1)
    .default(0),
});
export type MappingPreviewInput = z.infer<typeof mappingPreviewInput>;

const foundIssue = z.object({ field: z.string().nullable(), message: z.string(), hint: z.string() });

export const mappingPreview = z.object({
  /** How many sample rows there are, and which one this is; the last one when the dataset is shorter than was asked. */
  rows: z.number(),
  rowIndex: z.number(),
  row: sourceRow.nullable(),
  externalKey: z.string().nullable(),
  values: z.array(
    z.object({
      field: z.string(),
      raw: json,
      value: json.optional(),
      /** How the value reads to a person: "1.98 becomes 198 cents, USD 1.98". */
      shown: z.string(),
      issue: z.object({ message: z.string(), hint: z.string() }).nullable(),
    }),
  ),
  /** Why this row would be Invalid, worst first; empty when it would be sent. */
  issues: z.array(foundIssue),
  /** The request as it stands, also while parts are missing. A customer has two: to create it and to update it. */
  requests: z.array(
    z.object({
      label: z.string(),
      when: z.string(),
      method: z.string(),
      path: z.string(),
      body: json.optional(),
      curl: z.string(),
    }),
  ),
  /** What is wrong with the configuration as a whole; the wizard refuses to save while there is any. */
  problems: z.array(z.object({ place: z.string(), message: z.string() })),
  /** Of the sample rows, how many would be Invalid, by reason; `firstRow` is one to look at. */
  sample: z.object({
    rows: z.number(),
    invalid: z.number(),
    reasons: z.array(z.object({ message: z.string(), rows: z.number(), firstRow: z.number() })),
  }),
  /** Why no sample row could be read. */
  unreadable: z.object({ message: z.string(), hint: z.string() }).nullable(),
});
export type MappingPreviewView = z.infer<typeof mappingPreview>;

/** Which row of a sync is looked at: one of the first by its place, or the one with a key. */
export const rowQuery = z.object({
  row: z.coerce
    .number()
    .int()
    .min(0)
    .max(sampleSize - 1)
    .optional()
    .catch(undefined),
  key: z.string().trim().min(1).max(255).optional().catch(undefined),
});
export type RowQuery = z.infer<typeof rowQuery>;

export const testRowInput = z.object({
  key: z.string().min(1).max(255),
  /** The name of the destination, typed by a person before the first send to production. */
  confirm: z.string().max(200).optional(),
});

/** One row of a sync as a run would see it, and what is known of its key. */
export type RowPreviewView = Pick<
  MappingPreviewView,
  "row" | "rows" | "rowIndex" | "externalKey" | "values" | "issues" | "requests" | "unreadable"
> & {
  /** What the memory of the destination holds of the key, in words; null where it never heard of it. */
  known: { words: string; sends: boolean; at: string } | null;
};

export const generateMappingsInput = z.object({
  datasetId: id,
  object: syncConfig.shape.object,
  syncKey: z.string(),
});
export type GenerateMappingsInput = z.infer<typeof generateMappingsInput>;
export const generatedMappings = z.object({ mappings: z.array(fieldMapping) });

export const syncList = z.object({ syncs: z.array(syncSummary) });
