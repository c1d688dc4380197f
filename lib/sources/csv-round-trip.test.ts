import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceRow } from "@/lib/core/record";
import { CsvConnector } from "./csv.server";
import { delimiters } from "./csv-format";

/** Cells that break careless readers: quotes, every delimiter, every line break, text of all scripts. */
const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom('"', ",", ";", "\t", "|", "\n", "\r", " ", "a", "0", "é", "😀") }),
);

const table = fc
  .integer({ min: 2, max: 6 })
  .chain((columns) =>
    fc
      .array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 20 })
      .map((rows) => ({ columns, rows })),
  );

async function* split(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(bytes: Buffer, chunkSize: number): Promise<SourceRow[]> {
  const source = new CsvConnector(async () => ({ firstLine: "names", bytes: split(bytes, chunkSize) }));
  const rows: SourceRow[] = [];
  for await (const batch of source.open({ kind: "file", file: "1" }).rows(7, new AbortController().signal))
    rows.push(...batch);
  return rows;
}

describe.each([...delimiters])("a table written with the delimiter %j", (delimiter) => {
  it.each(["\n", "\r\n", "\r"])(
    "and the line end %j is read back as it was, empty cells as null",
    async (lineEnd) => {
      await fc.assert(
        fc.asyncProperty(
          table,
          fc.integer({ min: 1, max: 200 }),
          fc.boolean(),
          async ({ columns, rows }, chunkSize, quoted) => {
            const header = Array.from({ length: columns }, (_, at) => `column ${at}`);
            // A line break inside a cell belongs into quotes, whichever one ends the lines.
            const options = { delimiter, record_delimiter: lineEnd, quoted, quoted_match: /[\r\n]/ };
            const text = stringify([header, ...rows], options);
            const expected = rows.map((cells) =>
              Object.fromEntries(header.map((name, at) => [name, cells[at] || null])),
            );
            expect(await readAll(Buffer.from(text), chunkSize)).toEqual(expected);
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
