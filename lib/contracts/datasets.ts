import { z } from "zod";
import { column, id, instant, label, nameOfSync, sourceRow } from "./common";
import { sourceType } from "./sources";

export const datasetDefinition = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("table"),
    schema: z.string().min(1, "Choose a table.").max(128),
    table: z.string().min(1, "Choose a table.").max(128),
  }),
  // Not trimmed: an error names a line of what was typed.
  z.object({ kind: z.literal("query"), sql: z.string().regex(/\S/, "Write a query.").max(100_000) }),
  z.object({ kind: z.literal("file"), file: z.string().min(1, "Choose a file.").max(255) }),
]);
export type DatasetDefinitionInput = z.infer<typeof datasetDefinition>;

export const datasetInput = z.object({ name: label, sourceId: id, definition: datasetDefinition });
export type DatasetInput = z.infer<typeof datasetInput>;
export const datasetEdit = datasetInput.omit({ sourceId: true });
export type DatasetEdit = z.infer<typeof datasetEdit>;

export const datasetView = z.object({
  id,
  name: z.string(),
  source: z.object({ id, name: z.string(), type: sourceType }),
  definition: datasetDefinition,
  /** "public.invoice", "SQL query" or the name of the file. */
  reads: z.string(),
  columns: z.array(column),
  refreshedAt: instant,
  createdAt: instant,
  createdBy: z.string(),
  syncs: z.array(nameOfSync),
});
export type DatasetView = z.infer<typeof datasetView>;
/** What a dataset read from a moment on; the newest is what it reads now. */
export const datasetVersion = datasetView.pick({ definition: true, reads: true, createdAt: true }).extend({
  number: z.number().int(),
  createdBy: z.string(),
});
export type DatasetVersionView = z.infer<typeof datasetVersion>;

export const datasetList = z.object({ datasets: z.array(datasetView) });

/** What a link to the form of a new dataset may choose beforehand; what does not fit is left to the person. */
export const datasetChoice = z.object({
  source: id.optional().catch(undefined),
  schema: z.string().optional().catch(undefined),
  table: z.string().optional().catch(undefined),
  file: z.string().optional().catch(undefined),
});
export type DatasetChoice = z.infer<typeof datasetChoice>;

/** What a refresh of the fields found, against what was known before. */
export const columnChanges = z.object({
  added: z.array(column),
  removed: z.array(column),
  retyped: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
  /** Syncs that read a removed column: their next run fails until they are mapped again. */
  broken: z.array(z.object({ sync: nameOfSync, columns: z.array(z.string()) })),
});
export type ColumnChangesView = z.infer<typeof columnChanges>;

export const datasetRefreshed = z.object({ dataset: datasetView, changes: columnChanges });
export type DatasetRefreshed = z.infer<typeof datasetRefreshed>;

export const preview = z.object({ columns: z.array(column), rows: z.array(sourceRow) });
export type PreviewView = z.infer<typeof preview>;

export const previewInput = z.object({ sourceId: id, definition: datasetDefinition });
export type PreviewInput = z.infer<typeof previewInput>;

/** A query that is being written fails as a matter of course: that is an answer, with the line that it is about. */
export const previewAttempt = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: preview }),
  z.object({ ok: z.literal(false), message: z.string(), hint: z.string(), line: z.number().optional() }),
]);
export type PreviewAttempt = z.infer<typeof previewAttempt>;

export const keyProfileInput = previewInput.extend({
  column: z.string().min(1, "Choose a column.").max(255),
});
export const keyProfile = z.object({
  column: z.string(),
  rows: z.number(),
  nulls: z.number(),
  duplicates: z.number(),
  examples: z.array(z.object({ value: z.string(), count: z.number() })),
  shortest: z.number().nullable(),
  longest: z.number().nullable(),
  complete: z.boolean(),
});
export type KeyProfileView = z.infer<typeof keyProfile>;
