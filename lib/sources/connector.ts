import type { DatasetDefinition, RowReader } from "@/lib/core/ports";
import type { Column, SourceRow } from "@/lib/core/record";

/** One line of a connection test: a green check, or the reason in plain words. */
export interface ConnectionCheck {
  label: string;
  ok: boolean;
  detail: string;
}

export interface ConnectionTest {
  ok: boolean;
  checks: ConnectionCheck[];
}

export interface TableInfo {
  schema: string;
  name: string;
  kind: "table" | "view";
  columns: Column[];
  /** The source's own estimate, or null where it has none. */
  estimatedRows: number | null;
}

export interface Preview {
  columns: Column[];
  rows: SourceRow[];
}

/** How good a column is as a key. Values are compared as the sync compares them: as text, blanks around them dropped. */
export interface KeyProfile {
  column: string;
  rows: number;
  /** Rows without a value: null, empty or only blanks. */
  nulls: number;
  /** Rows that share their value with another row; a sync holds back every one of them. */
  duplicates: number;
  /** The most frequent of the shared values, five at most. */
  examples: { value: string; count: number }[];
  /** Lengths in characters; null when no row has a value. */
  shortest: number | null;
  longest: number | null;
  /** False when only a first part of the rows was looked at. */
  complete: boolean;
}

/** An expected failure is a value. `line` is the line of the file or of the query that it is about. */
export type SourceResult<T> =
  | { ok: true; value: T }
  | { ok: false; message: string; hint: string; line?: number };

/** Every source, whatever its type, is used through this. Nothing in here writes to the source. */
export interface SourceConnector {
  /** Checks the connection step by step and stops at the first failure. */
  test(): Promise<ConnectionTest>;
  /** The tables and views that can be read, with their columns; empty for a source of files. */
  tables(): Promise<SourceResult<TableInfo[]>>;
  /** The first `limit` rows of a dataset. */
  preview(dataset: DatasetDefinition, limit: number): Promise<SourceResult<Preview>>;
  keyProfile(dataset: DatasetDefinition, column: string): Promise<SourceResult<KeyProfile>>;
  /**
   * A reader of the whole dataset. It throws SourceError when the source fails. When the signal aborts, the rows end
   * without an error: whoever aborted knows why, and must look at the signal before trusting what was read.
   */
  open(dataset: DatasetDefinition): RowReader;
  /** Ends whatever is still open. Readers that are at work fail. */
  close(): Promise<void>;
}
