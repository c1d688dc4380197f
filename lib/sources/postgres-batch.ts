import type { Cell, SourceRow } from "@/lib/core/record";
import { cellText, type RowBatch } from "@/lib/core/row-batch";
import { parserOf } from "./postgres-types";
import { rowMaker } from "./row-maker";

/** A value as PostgreSQL sends it: its text. */
export type RawCell = string | null;

/** How the rows of one statement are read. */
export class RowShape {
  readonly #parsers: ((text: string) => Cell)[];
  readonly #places: Map<string, number>;
  readonly makeRow: (cells: Cell[]) => SourceRow;

  constructor(fields: { name: string; dataTypeID: number }[]) {
    this.makeRow = rowMaker(fields.map(({ name }) => name));
    this.#parsers = fields.map(({ dataTypeID }) => parserOf(dataTypeID));
    this.#places = new Map(fields.map(({ name }, place) => [name, place]));
  }

  placeOf(column: string): number | undefined {
    return this.#places.get(column);
  }

  parse(raw: RawCell, place: number): Cell {
    return raw === null ? null : (this.#parsers[place]?.(raw) ?? null);
  }
}

/** Rows as PostgreSQL sent them: cells stay text until a row is asked for. */
export class PostgresBatch implements RowBatch {
  readonly #cells: RawCell[][];
  readonly #shape: RowShape;
  #compared: { columns: readonly string[]; places: number[] } | undefined;

  constructor(cells: RawCell[][], shape: RowShape) {
    this.#cells = cells;
    this.#shape = shape;
  }

  get length(): number {
    return this.#cells.length;
  }

  cell(at: number, column: string): Cell | undefined {
    const place = this.#shape.placeOf(column);
    return place === undefined ? undefined : this.#shape.parse(this.#cells[at]?.[place] ?? null, place);
  }

  text(at: number, columns: readonly string[] | undefined): string {
    const cells = this.#cells[at] ?? [];
    let text = "";
    if (!columns) for (const cell of cells) text += cellText(cell);
    else for (const place of this.#placesOf(columns)) text += cellText(cells[place] ?? null);
    return text;
  }

  row(at: number): SourceRow {
    return this.#shape.makeRow((this.#cells[at] ?? []).map((raw, place) => this.#shape.parse(raw, place)));
  }

  *[Symbol.iterator](): Generator<SourceRow> {
    for (let at = 0; at < this.length; at += 1) yield this.row(at);
  }

  #placesOf(columns: readonly string[]): number[] {
    if (this.#compared?.columns !== columns) {
      const places = columns.map((column) => this.#shape.placeOf(column) ?? -1);
      this.#compared = { columns, places };
    }
    return this.#compared.places;
  }
}
