import type { Column, ColumnType, SourceRow } from "@/lib/core/record";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * The delimiter of a file by its beginning: the one that parts the first line, and then the most lines into as many
 * cells as the first. Delimiters inside quotes do not count.
 */
export function sniffDelimiter(head: string): Delimiter {
  let best: { delimiter: Delimiter; agreement: number; cells: number } = {
    delimiter: ",",
    agreement: 0,
    cells: 1,
  };
  for (const delimiter of delimiters) {
    const [cells = 1, ...others] = cellsPerLine(head, delimiter);
    if (cells === 1) continue;
    const agreement =
      others.length === 0 ? 1 : others.filter((count) => count === cells).length / others.length;
    const better = agreement > best.agreement || (agreement === best.agreement && cells > best.cells);
    if (better || best.cells === 1) best = { delimiter, agreement, cells };
  }
  return best.delimiter;
}

const sniffedLines = 100;

/** Cells of each line but the last, which may be cut off, unless it is the only one. */
function cellsPerLine(head: string, delimiter: string): number[] {
  const counts: number[] = [];
  for (const line of linesOutsideQuotes(head, delimiter)) {
    if (counts.length === sniffedLines) break;
    if (line.text !== "") counts.push(line.cells);
  }
  return counts.length > 1 ? counts.slice(0, -1) : counts;
}

function* linesOutsideQuotes(head: string, delimiter: string): Generator<{ text: string; cells: number }> {
  let start = 0;
  let cells = 1;
  let quoted = false;
  for (let at = 0; at < head.length; at += 1) {
    const character = head[at];
    if (quoted) {
      if (character !== '"') continue;
      // A doubled quote closes the text and opens it again at once.
      if (head[at + 1] === '"') at += 1;
      else quoted = false;
    } else if (character === '"') {
      quoted = at === start || head[at - 1] === delimiter;
    } else if (character === delimiter) {
      cells += 1;
    } else if (character === "\n" || character === "\r") {
      yield { text: head.slice(start, at), cells };
      start = at + 1;
      cells = 1;
    }
  }
  yield { text: head.slice(start), cells };
}

/**
 * What ends a line, by the first line. A carriage return alone ends lines only in files of old Macs; elsewhere it is
 * part of a value.
 */
export function lineEndings(head: string): string[] {
  const [firstBreak] = /\r\n|\n|\r/.exec(head.replace(/"[^"]*"/g, "")) ?? [];
  return firstBreak === "\r" ? ["\r"] : ["\r\n", "\n"];
}

/** Rows that the types of the columns are guessed from. */
export const typedRows = 1_000;

const patterns: [ColumnType, RegExp][] = [
  ["boolean", /^(true|false)$/i],
  // A leading zero belongs to a code, not to a number.
  ["integer", /^-?(0|[1-9]\d{0,17})$/],
  ["decimal", /^-?(0|[1-9]\d*)(\.\d+)?$/],
  ["date", /^\d{4}-\d{2}-\d{2}$/],
  ["timestamp", /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?)?$/],
];

/** Guesses the types of columns from rows, for display only: the values of a CSV file stay text. */
export class ColumnTypes {
  readonly #names: string[];
  readonly #possible: Set<ColumnType>[];
  readonly #filled: boolean[];
  #rows = 0;

  constructor(names: string[]) {
    this.#names = names;
    this.#possible = names.map(() => new Set(patterns.map(([type]) => type)));
    this.#filled = names.map(() => false);
  }

  /** True once enough rows were seen. */
  get settled(): boolean {
    return this.#rows >= typedRows;
  }

  see(row: SourceRow): void {
    this.#rows += 1;
    for (const [at, name] of this.#names.entries()) {
      const cell = row[name];
      if (typeof cell !== "string") continue;
      this.#filled[at] = true;
      for (const [type, pattern] of patterns) {
        if (!pattern.test(cell)) this.#possible[at]?.delete(type);
      }
    }
  }

  columns(): Column[] {
    return this.#names.map((name, at) => {
      const narrowest = patterns.find(([type]) => this.#possible[at]?.has(type))?.[0];
      return { name, type: (this.#filled[at] ? narrowest : undefined) ?? "text", nativeType: "text" };
    });
  }
}
