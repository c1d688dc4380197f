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
import { ColumnTypes, type Delimiter, typedRows } from "./csv-format";
import { type CsvPart, readCsv } from "./csv-reading.server";
import type { Encoding } from "./csv-text.server";
import { profileKeys } from "./key-profile";
import { inBatches } from "./row-batches";
import { rowsInScope } from "./rows-in-scope";
import { SourceError, settle } from "./source-error";

/** Gives the bytes of an uploaded file from its beginning. They are pulled as they are needed. */
export type OpenFile = (file: string) => AsyncIterable<Uint8Array>;

export interface CsvInspection {
  encoding: Encoding;
  delimiter: Delimiter;
  columns: Column[];
  rows: number;
}

/**
 * Reads a file once from beginning to end, in bounded memory, and says what it holds or what is wrong with it. A file
 * that passes can be read by a sync without an error.
 */
export async function inspectCsv(bytes: AsyncIterable<Uint8Array>): Promise<SourceResult<CsvInspection>> {
  return settle(async () => {
    let rows = 0;
    let types: ColumnTypes | undefined;
    let latest: CsvPart | undefined;
    for await (const part of readCsv(bytes)) {
      types ??= new ColumnTypes(part.header);
      see(types, part.rows);
      rows += part.rows.length;
      latest = part;
    }
    if (!latest || !types) throw new Error("A file that was read has a header.");
    return { encoding: latest.encoding, delimiter: latest.delimiter, columns: types.columns(), rows };
  });
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
      const { columns, rows } = await firstRows(this.#bytesOf(dataset), Math.max(limit, typedRows));
      return { columns, rows: rows.slice(0, limit) };
    });
  }

  keyProfile(dataset: DatasetDefinition, column: string): Promise<SourceResult<KeyProfile>> {
    return settle(() => profileKeys(rowsWith(column, readCsv(this.#bytesOf(dataset))), column));
  }

  open(dataset: DatasetDefinition): RowReader {
    return {
      columns: async () => (await firstRows(this.#bytesOf(dataset), typedRows)).columns,
      rows: (batchSize, signal, scope = {}) => {
        const rows = rowsOf(() => this.#bytesOf(dataset));
        return inBatches(rowsInScope(rows, scope), batchSize, signal);
      },
    };
  }

  async close(): Promise<void> {}

  #bytesOf(dataset: DatasetDefinition): AsyncIterable<Uint8Array> {
    if (dataset.kind === "file") return this.#openFile(dataset.file);
    throw new SourceError("A source of CSV files has no tables and no SQL.", "Choose one of its files.");
  }
}

async function* rowsOf(open: () => AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  for await (const { rows } of readCsv(open())) yield rows;
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
async function firstRows(bytes: AsyncIterable<Uint8Array>, wanted: number): Promise<Preview> {
  const rows: SourceRow[] = [];
  let types: ColumnTypes | undefined;
  for await (const part of readCsv(bytes)) {
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
