import { SourceError } from "./source-error";

/** What the first line of a file holds: the names of the columns, or the first row, and then the columns are numbered. */
export const firstLines = ["names", "data"] as const;
export type FirstLine = (typeof firstLines)[number];

/** Only a person can say what the first line is: it may be data, or it can be nothing else. */
export class FirstLineUnclear extends SourceError {
  override readonly name = "FirstLineUnclear";
  readonly why: "unclear" | "no_header";

  constructor(why: "unclear" | "no_header", message: string, hint: string, line: number) {
    super(message, hint, line);
    this.why = why;
  }
}

interface Record {
  cells: string[];
  line: number;
}

const mostColumns = 1_000;

/**
 * The names of the columns. With "judge" a first line that looks like data is not taken for names, because a row would be
 * lost without a word; unless it holds the `known` names of the file that was there before. `second` is the record below,
 * where it is at hand. Throws SourceError.
 */
export function columnNames(
  { cells, line }: Record,
  second: Record | undefined,
  firstLine: FirstLine | "judge",
  known: readonly string[],
): string[] {
  if (cells.length > mostColumns) {
    const message = `The header on line ${line} has ${cells.length} columns; ${mostColumns} are the most that can be read.`;
    throw new SourceError(message, "Leave out the columns that you do not sync.", line);
  }
  if (firstLine === "data") return cells.map((_, at) => `column_${at + 1}`);
  // Blanks around a name are dropped: nobody means them, and nobody can see them.
  const names = cells.map((cell) => cell.trim());
  if (firstLine === "judge" && names.join("\n") !== known.join("\n")) {
    const values = names.filter((name, at) => looksLikeValue(name, second?.cells[at]?.trim()));
    if (values.length > 0) {
      const message = `The first line looks like data, not like names of columns: ${shown(values)}.`;
      throw new FirstLineUnclear("unclear", message, "Say which it is, so that no row is lost.", line);
    }
  }
  const unnamed = names.indexOf("");
  if (unnamed >= 0) {
    const message = `Column ${unnamed + 1} has no name in the header on line ${line}.`;
    throw new FirstLineUnclear("no_header", message, "The first line must give every column a name.", line);
  }
  const double = names.find((name, at) => names.indexOf(name) < at);
  if (double !== undefined) {
    const message = `Two columns are called ${double} in the header on line ${line}.`;
    throw new FirstLineUnclear("no_header", message, "Give every column a name of its own.", line);
  }
  return names;
}

const values = [
  // Digits with the signs of numbers, money, dates, times and telephones.
  /^[+\-($€£¥]*\d[\d\s.,:'()/+-]*%?$/,
  /^\d{4}-\d{2}-\d{2}[T ]/,
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  /^https?:\/\//i,
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^(true|false)$/i,
];

/** Whether a cell is more likely a value than the name of a column: by itself, or because the one `below` counts on from it. */
function looksLikeValue(cell: string, below: string | undefined): boolean {
  if (values.some((pattern) => pattern.test(cell))) return true;
  const shape = (text: string) => text.replace(/\d+/g, "0");
  return below !== undefined && /\d/.test(cell) && shape(cell) === shape(below);
}

const mostShown = 4;

function shown(cells: string[]): string {
  const first = cells.slice(0, mostShown).map((cell) => (cell.length > 40 ? `${cell.slice(0, 39)}…` : cell));
  const more = cells.length - first.length;
  return more === 0 ? first.join(", ") : `${first.join(", ")} and ${more} more`;
}
