import type { SourceRow } from "@/lib/core/record";
import { columnNames, type FirstLine } from "./csv-first-line";
import { type Delimiter, lineEndings, sniffDelimiter } from "./csv-format";
import { type CsvRecord, CsvRecords } from "./csv-records.server";
import { chooseDecoding, type Encoding, type TextDecoding } from "./csv-text.server";
import { rowMaker } from "./row-maker";
import { SourceError } from "./source-error";

/** A stretch of a file. All parts of one file have the same header; the encoding is certain with the last part. */
export interface CsvPart {
  encoding: Encoding;
  delimiter: Delimiter;
  header: string[];
  rows: SourceRow[];
}

/** Bytes that are looked at, and held, at a time; the first of these decides encoding and delimiter. */
const pieceBytes = 65_536;

/** How the first line that is not blank is read; see columnNames. */
export interface Reading {
  firstLine: FirstLine | "judge";
  known?: readonly string[];
}

/**
 * Reads a CSV file part by part, pulling bytes only as parts are asked for. Empty cells are null. Throws SourceError, with
 * the line, for anything that cannot be read without guessing.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>, reading: Reading): AsyncGenerator<CsvPart> {
  let file: CsvFile | undefined;
  for await (const piece of pieces(bytes)) {
    file ??= new CsvFile(piece.bytes, reading);
    const part = await file.read(piece.bytes, piece.last);
    if (part) yield part;
  }
  if (!file) throw new SourceError("The file is empty.", "Upload a file with a header line and rows.");
  if (!file.hasHeader) {
    throw new SourceError(
      "The file has no header: every line is blank.",
      "Put the names of the columns in the first line.",
    );
  }
}

class CsvFile {
  readonly #reading: Reading;
  readonly #decoding: TextDecoding;
  #records: CsvRecords | undefined;
  #delimiter: Delimiter = ",";
  #header: string[] | undefined;
  #makeRow: (cells: (string | null)[]) => SourceRow = () => ({});

  constructor(head: Buffer, reading: Reading) {
    this.#reading = reading;
    this.#decoding = chooseDecoding(head);
  }

  get hasHeader(): boolean {
    return this.#header !== undefined;
  }

  /** The rows that end in this piece; undefined as long as the header is not complete. */
  async read(bytes: Buffer, last: boolean): Promise<CsvPart | undefined> {
    const text = this.#decoding.decode(bytes, last);
    this.#records ??= this.#begin(text.toString());
    const complete = await this.#records.write(text);
    const records = last ? [...complete, ...(await this.#records.end())] : complete;
    const [first, second] = records;
    if (!this.#header && first) {
      const { firstLine, known = [] } = this.#reading;
      this.#header = columnNames(first, second, firstLine, known);
      this.#makeRow = rowMaker(this.#header);
      if (firstLine !== "data") records.shift();
    }
    const header = this.#header;
    if (!header) return undefined;
    const rows = records.map((record) => this.#row(record, header));
    return { encoding: this.#decoding.encoding, delimiter: this.#delimiter, header, rows };
  }

  #begin(head: string): CsvRecords {
    this.#delimiter = sniffDelimiter(head);
    return new CsvRecords(this.#delimiter, lineEndings(head));
  }

  #row({ cells, line }: CsvRecord, header: string[]): SourceRow {
    if (cells.length !== header.length) {
      const what = this.#reading.firstLine === "data" ? "first line" : "header";
      throw new SourceError(
        `Line ${line} has ${counted(cells.length)}, but the ${what} has ${header.length}.`,
        "Put cells that hold the delimiter or a line break in quotes, or correct the line.",
        line,
      );
    }
    return this.#makeRow(cells.map((cell) => (cell === "" ? null : cell)));
  }
}

function counted(cells: number): string {
  return cells === 1 ? "1 cell" : `${cells} cells`;
}

/**
 * The bytes in pieces of one size, however they arrive, so that a file is understood in the same way when it is
 * uploaded and when it is read back from where it is kept.
 */
async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    length += chunk.length;
    // One piece is always held back, because the last one must be known as the last.
    if (length <= pieceBytes) continue;
    let joined = Buffer.concat(held);
    for (; joined.length > pieceBytes; joined = joined.subarray(pieceBytes)) {
      yield { bytes: joined.subarray(0, pieceBytes), last: false };
    }
    held = [joined];
    length = joined.length;
  }
  if (length > 0) yield { bytes: Buffer.concat(held), last: true };
}
