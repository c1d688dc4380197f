import { canonicalJson } from "./json";
import type { Cell, SourceRow } from "./record";

/**
 * Rows as a source sent them. Nothing is made of a row before somebody asks for it: most rows of a sync are unchanged,
 * and those are only compared.
 */
export interface RowBatch extends Iterable<SourceRow> {
  readonly length: number;
  /** One cell; undefined where there is no such column. */
  cell(at: number, column: string): Cell | undefined;
  /** A text that differs whenever one of these columns does, or any column where none are named. */
  text(at: number, columns: readonly string[] | undefined): string;
  row(at: number): SourceRow;
}

/** A batch over rows that exist already. */
export class MadeRows implements RowBatch {
  readonly #rows: SourceRow[];

  constructor(rows: SourceRow[]) {
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  cell(at: number, column: string): Cell | undefined {
    return this.row(at)[column];
  }

  text(at: number, columns: readonly string[] | undefined): string {
    const row = this.row(at);
    if (!columns) return canonicalJson(row);
    let text = "";
    for (const column of columns) text += cellText(asText(row[column]));
    return text;
  }

  row(at: number): SourceRow {
    return this.#rows[at] ?? {};
  }

  [Symbol.iterator](): Iterator<SourceRow> {
    return this.#rows[Symbol.iterator]();
  }
}

/** Some rows of a batch, by their places. */
export class SomeRows implements RowBatch {
  readonly #batch: RowBatch;
  readonly #places: readonly number[];

  constructor(batch: RowBatch, places: readonly number[]) {
    this.#batch = batch;
    this.#places = places;
  }

  get length(): number {
    return this.#places.length;
  }

  cell(at: number, column: string): Cell | undefined {
    return this.#batch.cell(this.#placeOf(at), column);
  }

  text(at: number, columns: readonly string[] | undefined): string {
    return this.#batch.text(this.#placeOf(at), columns);
  }

  row(at: number): SourceRow {
    return this.#batch.row(this.#placeOf(at));
  }

  *[Symbol.iterator](): Generator<SourceRow> {
    for (const place of this.#places) yield this.#batch.row(place);
  }

  #placeOf(at: number): number {
    return this.#places[at] ?? -1;
  }
}

/** One cell inside a longer text. Its length goes first: no two rows give one text by where a cell ends. */
export function cellText(text: string | null): string {
  return text === null ? "-" : `${text.length}:${text}`;
}

function asText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  return typeof cell === "string" ? `s${cell}` : canonicalJson(cell);
}
