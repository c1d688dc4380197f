import type { DatasetDefinition, RowReader } from "@/lib/core/ports";
import type { Column, SourceRow } from "@/lib/core/record";
import type {
  ConnectionTest,
  KeyProfile,
  Preview,
  SourceConnector,
  SourceResult,
  TableInfo,
} from "./connector";
import { type FirstLine, FirstLineUnclear } from "./csv-first-line";
import { ColumnTypes, type Delimiter, typedRows } from "./csv-format";
import { type CsvPart, type Reading, readCsv } from "./csv-reading.server";
import type { Encoding } from "./csv-text.server";
import { profileKeys } from "./key-profile";
import { inBatches } from "./row-batches";
import { rowsInScope } from "./rows-in-scope";
import { SourceError, settle } from "./source-error";

export interface OpenedFile {
  /** What it was said to be, or taken for, when the file was uploaded. */
  firstLine: FirstLine;
  /** From the beginning. They are pulled as they are needed. */
  bytes: AsyncIterable<Uint8Array>;
}

/** Opens an uploaded file. Throws SourceError when it is not there any more. */
export type OpenFile = (file: string) => Promise<OpenedFile>;

export interface CsvInspection {
  encoding: Encoding;
  delimiter: Delimiter;
  columns: Column[];
  rows: number;
}

/** What a file holds, or what is wrong with it; `firstLine` when somebody has to say what its first line is. */
export type Inspected = SourceResult<CsvInspection> & { firstLine?: FirstLineUnclear["why"] };

/**
 * Reads a file once from beginning to end, in bounded memory, and says what it holds or what is wrong with it. A file
 * that passes can be read by a sync without an error, its first line as it was taken here.
 */
export async function inspectCsv(
  bytes: AsyncIterable<Uint8Array>,
  firstLine: Reading["firstLine"] = "judge",
  known: readonly string[] = [],
): Promise<Inspected> {
  let why: FirstLineUnclear["why"] | undefined;
  const result = await settle(() =>
    inspect(bytes, { firstLine, known }).catch((error) => {
      if (error instanceof FirstLineUnclear) why = error.why;
      throw error;
    }),
  );
  return why === undefined ? result : { ...result, firstLine: why };
}

async function inspect(bytes: AsyncIterable<Uint8Array>, reading: Reading): Promise<CsvInspection> {
  let rows = 0;
  let types: ColumnTypes | undefined;
  let latest: CsvPart | undefined;
  for await (const part of readCsv(bytes, reading)) {
    types ??= new ColumnTypes(part.header);
    see(types, part.rows);
    rows += part.rows.length;
    latest = part;
  }
  if (!latest || !types) throw new Error("A file that was read has a header.");
  return { encoding: latest.encoding, delimiter: latest.delimiter, columns: types.columns(), rows };
}

/** Uploaded CSV files. There is no connection: the files are kept by Tributary itself. */
export class CsvConnector implements SourceConnector {
  readonly #openFile: OpenFile;

  constructor(openFile: OpenFile) {
    this.#openFile = openFile;
  }

  async test(): Promise<ConnectionTest> {
    const detail = "Choose a file when you add a dataset.";
    return { ok: true, checks: [{ label: "Ready for CSV files", ok: true, detail }] };
  }

  async tables(): Promise<SourceResult<TableInfo[]>> {
    return { ok: true, value: [] };
  }

  preview(dataset: DatasetDefinition, limit: number): Promise<SourceResult<Preview>> {
    return settle(async () => {
      const { columns, rows } = await firstRows(this.#parts(dataset), Math.max(limit, typedRows));
      return { columns, rows: rows.slice(0, limit) };
    });
  }

  keyProfile(dataset: DatasetDefinition, column: string): Promise<SourceResult<KeyProfile>> {
    return settle(() => profileKeys(rowsWith(column, this.#parts(dataset)), column));
  }

  open(dataset: DatasetDefinition): RowReader {
    return {
      columns: async () => (await firstRows(this.#parts(dataset), typedRows)).columns,
      rows: (batchSize, signal, scope = {}) => {
        return inBatches(rowsInScope(rowsOf(this.#parts(dataset)), scope), batchSize, signal);
      },
    };
  }

  async close(): Promise<void> {}

  async *#parts(dataset: DatasetDefinition): AsyncGenerator<CsvPart> {
    if (dataset.kind !== "file") {
      throw new SourceError("A source of CSV files has no tables and no SQL.", "Choose one of its files.");
    }
    const { bytes, firstLine } = await this.#openFile(dataset.file);
    yield* readCsv(bytes, { firstLine });
  }
}

async function* rowsOf(parts: AsyncIterable<CsvPart>): AsyncGenerator<SourceRow[]> {
  for await (const { rows } of parts) yield rows;
}

async function* rowsWith(column: string, parts: AsyncIterable<CsvPart>): AsyncGenerator<SourceRow[]> {
  for await (const { header, rows } of parts) {
    if (!header.includes(column)) {
      throw new SourceError(
        `The file has no column ${column}.`,
        "Refresh the fields of the dataset and choose another column.",
      );
    }
    yield rows;
  }
}

/** The first rows, no more of the file than they need, and the types that they suggest. */
async function firstRows(parts: AsyncIterable<CsvPart>, wanted: number): Promise<Preview> {
  const rows: SourceRow[] = [];
  let types: ColumnTypes | undefined;
  for await (const part of parts) {
    types ??= new ColumnTypes(part.header);
    see(types, part.rows);
    rows.push(...part.rows);
    if (rows.length >= wanted) break;
  }
  return { columns: types?.columns() ?? [], rows: rows.slice(0, wanted) };
}

function see(types: ColumnTypes, rows: SourceRow[]): void {
  for (const row of rows) {
    if (types.settled) return;
    types.see(row);
  }
}
