import { z } from "zod";
import { firstLines } from "@/lib/sources/csv-first-line";
import { column, connectionTest, id, instant, label, nameOfDataset, nameOfSync } from "./common";

export const sourceType = z.enum(["postgres", "csv", "sample"]);

/** `settings` is checked by the catalog of sources; `secret` is the password, sealed at once and never read back. */
export const sourceInput = z.object({
  name: label,
  type: sourceType,
  settings: z.record(z.string(), z.unknown()),
  /** Absent or empty on an edit keeps the stored secret. */
  secret: z.string().max(4_000, "Use at most 4,000 characters.").optional(),
  /** Save although the test fails: somebody may still have to open a firewall. */
  saveUntested: z.boolean().default(false),
});
export type SourceInput = z.infer<typeof sourceInput>;
export const sourceEdit = sourceInput.omit({ type: true });
export type SourceEdit = z.infer<typeof sourceEdit>;

export const uploadedFile = z.object({
  id,
  name: z.string(),
  bytes: z.number(),
  rows: z.number(),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(column),
  /** Data: the columns are numbered, because the file does not name them. */
  firstLine: z.enum(firstLines),
  createdAt: instant,
  /** The datasets that read it. */
  datasets: z.array(nameOfDataset),
});
export type UploadedFileView = z.infer<typeof uploadedFile>;

export const sourceView = z.object({
  id,
  name: z.string(),
  type: sourceType,
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  hasSecret: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  lastTestedAt: instant.nullable(),
  lastTest: connectionTest.nullable(),
  files: z.array(uploadedFile),
  datasets: z.array(nameOfDataset),
  syncs: z.array(nameOfSync),
});
export type SourceView = z.infer<typeof sourceView>;
export const sourceList = z.object({ sources: z.array(sourceView) });

/** What saving found out, for the third step of the dialog. Without a source nothing was saved. */
export const sourceSaved = z.object({ source: sourceView.nullable(), test: connectionTest.nullable() });
export type SourceSaved = z.infer<typeof sourceSaved>;

export const sourceTested = z.object({ source: sourceView, test: connectionTest });

/** The query of an upload: the file is the body. */
export const uploadQuery = z.object({
  file: z.string().trim().min(1, "Name the file.").max(255, "Use at most 255 characters."),
  /** Absent: the first line holds names, unless it looks like data; then the file is refused, and somebody has to say. */
  firstLine: z.enum(firstLines).optional(),
});
export const newSourceUploadQuery = uploadQuery.extend({ name: label });

export const fileEdit = z.object({ firstLine: z.enum(firstLines) });

export const fileParams = z.object({ id, fileId: id });

export const tableInfo = z.object({
  schema: z.string(),
  name: z.string(),
  kind: z.enum(["table", "view"]),
  columns: z.array(column),
  estimatedRows: z.number().nullable(),
});
export type TableView = z.infer<typeof tableInfo>;
export const sourceTables = z.object({ tables: z.array(tableInfo) });
