import { type CsvError, Parser } from "csv-parse";
import { SourceError } from "./source-error";

/** One record: its cells, and the line that it begins on. */
export interface CsvRecord {
  cells: string[];
  line: number;
}

/** Longest record; an open quote would otherwise pull the rest of the file into memory. */
const longestRecord = 4 * 1024 * 1024;

/**
 * Splits UTF-8 text into records, piece by piece. Each call gives the records that are complete. Blank lines are left
 * out. Throws SourceError, with the line, where quotes are broken or a record does not end.
 */
export class CsvRecords {
  readonly #parser: Parser;
  #complete: CsvRecord[] = [];
  /** Line that the last record ended on. */
  #line = 0;
  /** csv-parse counts a CRLF inside quotes as two lines. */
  #countedTwice = 0;
  #blankLines = 0;

  constructor(delimiter: string, lineEndings: string[]) {
    this.#parser = new Parser({
      delimiter,
      record_delimiter: lineEndings,
      // Too few or too many cells are reported by the reader, with the header at hand.
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      on_record: (cells: string[], { lines }) => {
        this.#add(cells, lines);
        return null;
      },
    });
    // Errors are handed to the callbacks of write and end.
    this.#parser.on("error", () => {});
  }

  write(text: Buffer): Promise<CsvRecord[]> {
    return this.#records((done) => this.#parser.write(text, done));
  }

  end(): Promise<CsvRecord[]> {
    return this.#records((done) => this.#parser.end(done));
  }

  async #records(step: (done: (error?: Error | null) => void) => void): Promise<CsvRecord[]> {
    await new Promise<void>((resolve, reject) => {
      step((error) => (error ? reject(this.#explain(error)) : resolve()));
    });
    const complete = this.#complete;
    this.#complete = [];
    return complete;
  }

  #add(cells: string[], lines: number): void {
    let breaks = 0;
    for (const cell of cells) {
      if (!cell.includes("\n") && !cell.includes("\r")) continue;
      const found = cell.match(/\r\n|\r|\n/g) ?? [];
      breaks += found.length;
      this.#countedTwice += found.filter((lineBreak) => lineBreak === "\r\n").length;
    }
    this.#line = lines - this.#countedTwice;
    this.#blankLines = this.#parser.info.empty_lines;
    this.#complete.push({ cells, line: this.#line - breaks });
  }

  #explain(error: Error): Error {
    const { code } = error as CsvError;
    const opened = this.#line + 1 + this.#parser.info.empty_lines - this.#blankLines;
    const line = this.#parser.info.lines - this.#countedTwice;
    switch (code) {
      case "CSV_QUOTE_NOT_CLOSED":
        return new SourceError(
          `A quote that opens in the row on line ${opened} is never closed.`,
          'Close it; a quote inside a quoted cell is written twice: "".',
          opened,
        );
      case "CSV_INVALID_CLOSING_QUOTE":
      case "INVALID_OPENING_QUOTE":
        return new SourceError(
          `Line ${line} has a quote in the middle of a cell.`,
          'Put the whole cell in quotes and write the quote inside it twice: "".',
          line,
        );
      case "CSV_MAX_RECORD_SIZE":
        return new SourceError(
          `The row that begins on line ${opened} is longer than 4 MB.`,
          "Look for a quote that is not closed there.",
          opened,
        );
      default:
        return error;
    }
  }
}
