import { describe, expect, it } from "vitest";
import type { SourceRow } from "@/lib/core/record";
import { heldMemory } from "@/lib/testing/held-memory";
import { CsvConnector, inspectCsv } from "./csv.server";
import type { FirstLine } from "./csv-first-line";

const bom = "\ufeff";

async function* chunks(...parts: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part as string);
}

function sourceOf(content: string | Buffer, firstLine: FirstLine = "names"): CsvConnector {
  return new CsvConnector(async () => ({ firstLine, bytes: chunks(content) }));
}

const file = { kind: "file", file: "1" } as const;
const never = new AbortController().signal;

async function readAll(content: string | Buffer, batchSize = 100): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of sourceOf(content).open(file).rows(batchSize, never)) rows.push(...batch);
  return rows;
}

async function refusal(content: string | Buffer): Promise<{ message: string; line?: number }> {
  const result = await inspectCsv(chunks(content));
  if (result.ok) throw new Error(`The file was accepted: ${JSON.stringify(result.value)}`);
  expect(result.hint).toMatch(/\.$/);
  return { message: result.message, line: result.line };
}

describe("a CSV file", () => {
  it("leaves out rows that are older than what is asked for, and keeps those whose time is empty or unreadable", async () => {
    const content = "id,at\n1,2026-03-31T11:59:59Z\n2,2026-03-31 12:00:00\n3,\n4,31/03/2026\n5,2026-04-01\n";
    const since = { column: "at", at: new Date("2026-03-31T12:00:00Z") };
    const ids: SourceRow[string][] = [];
    for await (const batch of sourceOf(content).open(file).rows(2, never, { since }))
      ids.push(...[...batch].map(({ id }) => id ?? null));
    expect(ids).toEqual(["2", "3", "4", "5"]);
  });

  it("is read as rows of text, with empty cells as null", async () => {
    expect(await readAll('id,name,note\n007,"Zoë, ""Z""",\n8,"two\nlines",""\n')).toEqual([
      { id: "007", name: 'Zoë, "Z"', note: null },
      { id: "8", name: "two\nlines", note: null },
    ]);
  });

  it("may lack the last line break, have blank lines, and mix CRLF with LF", async () => {
    expect(await readAll("\n\nid,name\r\n1,a\n\r\n2,b")).toEqual([
      { id: "1", name: "a" },
      { id: "2", name: "b" },
    ]);
  });

  it("keeps a carriage return inside a cell of a file whose lines end with LF", async () => {
    expect(await readAll("id,name\n1,a\rb\n")).toEqual([{ id: "1", name: "a\rb" }]);
  });

  it("keeps blanks around values, but not around the names of columns", async () => {
    expect(await readAll(" id , name\n 1 , a\n")).toEqual([{ id: " 1 ", name: " a" }]);
  });

  it("may have a header and no rows", async () => {
    expect(await inspectCsv(chunks("id,name\n"))).toEqual({
      ok: true,
      value: {
        encoding: "utf-8",
        delimiter: ",",
        rows: 0,
        columns: [
          { name: "id", type: "text", nativeType: "text" },
          { name: "name", type: "text", nativeType: "text" },
        ],
      },
    });
  });

  it("may have 300 columns, and 1,000, but no more", async () => {
    const wide = (columns: number) => {
      const cells = Array.from({ length: columns }, (_, at) => at);
      return `${cells.map((at) => `c${at}`).join(",")}\n${cells.join(",")}\n`;
    };
    const [row] = await readAll(wide(300));
    expect(Object.keys(row ?? {})).toHaveLength(300);
    expect(row?.c299).toBe("299");
    expect(await readAll(wide(1_000))).toHaveLength(1);
    expect(await refusal(wide(1_001))).toEqual({
      message: "The header on line 1 has 1001 columns; 1000 are the most that can be read.",
      line: 1,
    });
  });

  it("is cut into batches of the size that is asked for", async () => {
    const content = `id\n${Array.from({ length: 25 }, (_, at) => at).join("\n")}\n`;
    const sizes: number[] = [];
    for await (const batch of sourceOf(content).open(file).rows(10, never)) sizes.push(batch.length);
    expect(sizes).toEqual([10, 10, 5]);
  });
});

describe("a CSV file whose first line is no header", () => {
  const headless = "1,ann@x.com,12.5\n2,bob@x.com,3\n";

  it.each([
    ["numbers and an e-mail address", headless, "1, ann@x.com, 12.5"],
    ["one number among words", "ann,berlin,7\nbob,paris,9\n", "7"],
    ["a date", "ann,2026-03-31\nbob,2026-04-01\n", "2026-03-31"],
    ["a time", "ann,2026-03-31T12:00:00Z\n", "2026-03-31T12:00:00Z"],
    ["money", "ann,$1234.50\n", "$1234.50"],
    ["an address of the web", "ann,https://example.com/a\n", "https://example.com/a"],
    ["a phone number", "ann,+49 (170) 123-456\n", "+49 (170) 123-456"],
    ["keys like the ones below", "cus_00001,ann,gold\ncus_00002,bob,silver\n", "cus_00001"],
    ["more than are shown", "1,2,3,4,5,6,7\n", "1, 2, 3, 4 and 3 more"],
    ["the same value twice, which would be no name", "7,7\n8,9\n", "7, 7"],
    ["an empty cell, which would be no name", "7,\n8,9\n", "7"],
  ])("is asked about rather than taken: %s", async (_what, content, shown) => {
    const result = await inspectCsv(chunks(content));
    expect(result).toMatchObject({
      ok: false,
      firstLine: "unclear",
      message: `The first line looks like data, not like names of columns: ${shown}.`,
      line: 1,
    });
  });

  it.each([
    "id,email,created_at",
    "Customer Key,E-mail,Amount (USD)",
    "q1,q2,address 2,#,%",
    "Größe;Preis in €;½",
    "id\n",
    "a b c 1,d_2",
  ])("is not suspected in %j", async (header) => {
    expect(await inspectCsv(chunks(`${header}\n`))).toMatchObject({ ok: true });
  });

  it("loses no row when somebody says that it is data", async () => {
    expect(await inspectCsv(chunks(headless), "data")).toMatchObject({
      ok: true,
      value: {
        rows: 2,
        columns: [
          { name: "column_1", type: "integer" },
          { name: "column_2", type: "text" },
          { name: "column_3", type: "decimal" },
        ],
      },
    });
    const rows: SourceRow[] = [];
    const reader = sourceOf(headless, "data").open(file);
    for await (const batch of reader.rows(100, never)) rows.push(...batch);
    expect(rows).toEqual([
      { column_1: "1", column_2: "ann@x.com", column_3: "12.5" },
      { column_1: "2", column_2: "bob@x.com", column_3: "3" },
    ]);
  });

  it("is taken for names when somebody says so, as of a table with a column for each year", async () => {
    expect(await inspectCsv(chunks("customer,2024,2025\nann,1,2\n"), "names")).toMatchObject({
      ok: true,
      value: { rows: 1, columns: [{ name: "customer" }, { name: "2024" }, { name: "2025" }] },
    });
  });

  it("is taken for names once more when it is the same as before", async () => {
    const pivot = "customer,2024,2025\nann,1,2\n";
    const names = ["customer", "2024", "2025"];
    expect(await inspectCsv(chunks(pivot), "judge", names)).toMatchObject({ ok: true });
    expect(await inspectCsv(chunks(pivot), "judge", ["customer", "2024"])).toMatchObject({ ok: false });
  });

  it("says where a header of it cannot be that it may be data", async () => {
    for (const content of ["ann,ann\nbob,eve\n", "ann,\nbob,eve\n"]) {
      expect(await inspectCsv(chunks(content))).toMatchObject({ ok: false, firstLine: "no_header" });
      expect(await inspectCsv(chunks(content), "data")).toMatchObject({ ok: true, value: { rows: 2 } });
    }
  });

  it("counts the cells of every other line", async () => {
    const result = await inspectCsv(chunks("1,2\n3\n"), "data");
    expect(result).toMatchObject({ ok: false, message: "Line 2 has 1 cell, but the first line has 2." });
  });
});

describe("a CSV file that cannot be read", () => {
  it.each([
    ["an empty file", "", { message: "The file is empty.", line: undefined }],
    [
      "a file of blank lines",
      "\n\r\n\n",
      { message: "The file has no header: every line is blank.", line: undefined },
    ],
    [
      "a byte order mark alone",
      bom,
      { message: "The file has no header: every line is blank.", line: undefined },
    ],
    [
      "a column without a name",
      "id,,name\n1,2,3\n",
      { message: "Column 2 has no name in the header on line 1.", line: 1 },
    ],
    [
      "two columns of one name",
      "id,name, id\n1,2,3\n",
      { message: "Two columns are called id in the header on line 1.", line: 1 },
    ],
    [
      "a row with too few cells",
      "a,b,c\n1,2,3\n1,2\n",
      { message: "Line 3 has 2 cells, but the header has 3.", line: 3 },
    ],
    [
      "a row with too many cells",
      "a,b\n1,2\n\n1,2,3\n",
      { message: "Line 4 has 3 cells, but the header has 2.", line: 4 },
    ],
    ["a row of one cell", "a,b\nx\n", { message: "Line 2 has 1 cell, but the header has 2.", line: 2 }],
    [
      "a short row after quoted line breaks",
      'a,b\r\n"1\r\n2\r\n3",x\r\n"4\n5",y,z\r\n',
      { message: "Line 5 has 3 cells, but the header has 2.", line: 5 },
    ],
    [
      "a quote that is never closed",
      'a,b\n1,2\n\n3,"open\n4,5\n6,7\n',
      { message: "A quote that opens in the row on line 4 is never closed.", line: 4 },
    ],
    [
      "a quote inside a cell",
      'a,b\n1,5" pipe\n',
      { message: "Line 2 has a quote in the middle of a cell.", line: 2 },
    ],
    [
      "text after a closing quote",
      'a,b\n1,"x"y\n',
      { message: "Line 2 has a quote in the middle of a cell.", line: 2 },
    ],
    [
      "a name that no object can have",
      "a,__proto__\n1,2\n",
      { message: "A column is called __proto__, which cannot be read.", line: undefined },
    ],
  ])("says why: %s", async (_case, content, expected) => {
    expect(await refusal(content)).toEqual(expected);
  });

  it("does not pull a whole file into memory for one open quote", async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,"open\n');
      for (;;) {
        pulled += 1;
        yield Buffer.alloc(65_536, "x,y\n");
      }
    }
    expect(await inspectCsv(endless())).toMatchObject({
      ok: false,
      message: "The row that begins on line 2 is longer than 4 MB.",
      line: 2,
    });
    expect(pulled).toBeLessThan(80);
  });

  it("fails a read in the middle after the batches before it", async () => {
    const reader = sourceOf(`a,b\n${"1,2\n".repeat(50_000)}1\n`).open(file);
    let rows = 0;
    const read = async () => {
      for await (const batch of reader.rows(1_000, never)) rows += batch.length;
    };
    await expect(read()).rejects.toMatchObject({ name: "SourceError", line: 50_002 });
    expect(rows).toBeGreaterThan(30_000);
  });
});

describe("a long CSV file", () => {
  const size = 60 * 1024 * 1024;
  const line = Buffer.from("cus_00001,ada@example.com,Zoë Beispiel,2026-01-31T12:00:00Z,12.50\n");

  function generated() {
    const state = { pulled: 0, closed: false };
    async function* bytes(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from("id,email,name,at,amount\n");
        const chunk = Buffer.concat(Array(1_000).fill(line));
        for (; state.pulled < size; state.pulled += chunk.length) yield chunk;
      } finally {
        state.closed = true;
      }
    }
    return { state, source: new CsvConnector(async () => ({ firstLine: "names", bytes: bytes() })), bytes };
  }

  it("is pulled only as far as its batches are taken, and let go when nobody reads on", async () => {
    const { state, source } = generated();
    const batches = source.open(file).rows(1_000, never)[Symbol.asyncIterator]();
    await batches.next();
    expect(state.pulled).toBeLessThan(1024 * 1024);
    for (let at = 0; at < 20; at += 1) await batches.next();
    expect(state.pulled).toBeLessThan(4 * 1024 * 1024);
    await batches.return?.();
    expect(state.closed).toBe(true);
  });

  it("is not read to the end for its columns or a preview", async () => {
    const { state, source } = generated();
    expect(await source.open(file).columns()).toHaveLength(5);
    const preview = await source.preview(file, 20);
    expect(preview).toMatchObject({ ok: true });
    expect(preview.ok && preview.value.rows).toHaveLength(20);
    expect(state.pulled).toBeLessThan(1024 * 1024);
  });

  it("is counted in memory that does not grow with it", async () => {
    const { bytes } = generated();
    const held = heldMemory();
    const before = held();
    let peak = 0;
    let chunks = 0;
    async function* watched(): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes()) {
        if (chunks % 100 === 0) peak = Math.max(peak, held() - before);
        chunks += 1;
        yield chunk;
      }
    }
    const result = await inspectCsv(watched());
    expect(result.ok && result.value.rows).toBe(Math.ceil(size / (line.length * 1_000)) * 1_000);
    expect(chunks).toBeGreaterThan(500);
    // The file itself is 60 MB of bytes and 400 MB of rows.
    expect(peak).toBeLessThan(20 * 1024 * 1024);
  });

  it("ends without an error when the signal aborts", async () => {
    const { state, source } = generated();
    const stop = new AbortController();
    let batches = 0;
    for await (const _batch of source.open(file).rows(1_000, stop.signal)) {
      batches += 1;
      if (batches === 3) stop.abort("canceled");
    }
    expect(batches).toBe(3);
    expect(state.closed).toBe(true);
  });
});

describe("the connector of CSV files", () => {
  const source = sourceOf("id,email\n1,a@example.com\n2,\n 1 ,b@example.com\n3,c@example.com\n");

  it("profiles a column as keys", async () => {
    expect(await source.keyProfile(file, "id")).toEqual({
      ok: true,
      value: {
        column: "id",
        rows: 4,
        nulls: 0,
        duplicates: 2,
        examples: [{ value: "1", count: 2 }],
        shortest: 1,
        longest: 1,
        complete: true,
      },
    });
    expect(await source.keyProfile(file, "email")).toMatchObject({ value: { nulls: 1, duplicates: 0 } });
  });

  it("says so when the column is gone", async () => {
    expect(await source.keyProfile(file, "phone")).toMatchObject({
      ok: false,
      message: "The file has no column phone.",
    });
  });

  it("has no tables and no SQL", async () => {
    expect(await source.tables()).toEqual({ ok: true, value: [] });
    expect(await source.preview({ kind: "query", sql: "SELECT 1" }, 5)).toMatchObject({ ok: false });
    expect(await source.test()).toMatchObject({ ok: true });
  });
});
