import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { SourceRow } from "@/lib/core/record";
import { CsvConnector, inspectCsv } from "./csv.server";

const bom = "\ufeff";

async function* chunks(...parts: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part as string);
}

/** The same bytes, one at a time: nothing may depend on where a chunk ends. */
async function* byteByByte(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (const byte of bytes) yield Uint8Array.of(byte);
}

async function readAll(content: string | Buffer): Promise<SourceRow[]> {
  const reader = new CsvConnector(async () => ({ firstLine: "names", bytes: chunks(content) })).open({
    kind: "file",
    file: "1",
  });
  const rows: SourceRow[] = [];
  for await (const batch of reader.rows(100, new AbortController().signal)) rows.push(...batch);
  return rows;
}

async function refusal(content: string | Buffer): Promise<{ message: string; line?: number }> {
  const result = await inspectCsv(chunks(content));
  if (result.ok) throw new Error(`The file was accepted: ${JSON.stringify(result.value)}`);
  return { message: result.message, line: result.line };
}

describe("the encoding of a CSV file", () => {
  const text = "id,name\n1,Zoë Größe\n2,€ ½\n";
  const rows = [
    { id: "1", name: "Zoë Größe" },
    { id: "2", name: "€ ½" },
  ];

  it.each([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from(bom + text), "utf-8"],
    ["UTF-16LE with a byte order mark", Buffer.from(bom + text, "utf16le"), "utf-16le"],
    ["UTF-16BE with a byte order mark", Buffer.from(bom + text, "utf16le").swap16(), "utf-16be"],
    ["UTF-16LE without a mark", Buffer.from(text, "utf16le"), "utf-16le"],
    ["windows-1252", iconv.encode(text, "windows-1252"), "windows-1252"],
  ])("is recognized: %s", async (_name, bytes, encoding) => {
    expect(await inspectCsv(byteByByte(bytes))).toMatchObject({ ok: true, value: { encoding, rows: 2 } });
    expect(await readAll(bytes)).toEqual(rows);
  });

  it("turns to windows-1252 for a name that comes after megabytes of plain ASCII", async () => {
    const plain = "1,plain\n".repeat(50_000);
    const bytes = iconv.encode(`id,name\n${plain}2,Zoë\n`, "windows-1252");
    expect(await inspectCsv(chunks(bytes))).toMatchObject({
      ok: true,
      value: { encoding: "windows-1252", rows: 50_001 },
    });
    expect((await readAll(bytes)).at(-1)).toEqual({ id: "2", name: "Zoë" });
  });

  it("keeps a UTF-8 character whole that lies across two pieces", async () => {
    const head = "id,name\n1,";
    for (const shift of [1, 2, 3]) {
      const filler = "x".repeat(65_536 - head.length - shift);
      const [row] = await readAll(`${head}${filler}😀\n`);
      expect(row?.name).toBe(`${filler}😀`);
    }
  });

  it("is refused where UTF-8 and another one are mixed, with the line", async () => {
    const mixed = Buffer.concat([Buffer.from("id,name\n1,Zoë\n2,"), Buffer.from([0xe9]), Buffer.from("a\n")]);
    expect(await refusal(mixed)).toEqual({
      message: "Line 3 holds a character that is not valid in the encoding of the rest of the file.",
      line: 3,
    });
  });

  it("is refused in the middle of a long file with the right line", async () => {
    const good = "1,Zoë\n".repeat(40_000);
    const mixed = Buffer.concat([Buffer.from(`id,name\n${good}`), Buffer.from([0x32, 0x2c, 0xff, 0x0a])]);
    expect((await refusal(mixed)).line).toBe(40_002);
  });

  it("is refused where windows-1252 has no such character", async () => {
    const bytes = Buffer.concat([
      Buffer.from("id,name\n1,"),
      Buffer.from([0xe9, 0x6e, 0x81]),
      Buffer.from("\n"),
    ]);
    expect((await refusal(bytes)).line).toBe(2);
  });

  it("is refused when it is none that is read, and named", async () => {
    const bytes = iconv.encode("id,name\n1,Иван Пример\n2,Ольга Образец\n", "windows-1251");
    expect(await refusal(bytes)).toEqual({
      message: "Line 2 is not UTF-8; the file seems to be windows-1251.",
      line: 2,
    });
  });

  it.each([
    ["Shift_JIS", "見本花子,山田太郎テスト"],
    ["GB18030", "样本公司有限,测试用户名称,上海例子贸易"],
    ["windows-1250", "Škoda Žižkov,Dvořák Příklad,Ondřej Žďár,Jiří Příbram,Kateřina Kroměříž"],
  ])("is refused when it is clearly not Western European: %s", async (encoding, names) => {
    const bytes = iconv.encode(`id\n${names.replaceAll(",", "\n")}\n`, encoding);
    expect((await refusal(bytes)).message).toMatch(/^Line 2 is not UTF-8; the file seems to be /);
  });

  it.each(["Größe", "5 €", "Ñandú", "naïve café – “x”", "São João", "Søren Ærø", "Élodie à l'école"])(
    "is taken for windows-1252 with only a few letters: %s",
    async (name) => {
      expect(await readAll(iconv.encode(`id,name\n1,${name}\n`, "windows-1252"))).toEqual([
        { id: "1", name },
      ]);
    },
  );

  it("is refused for half a character of UTF-16", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${bom}id,name\n1,a`, "utf16le"),
      Buffer.from([0x00, 0xd8, 0x0a, 0x00]),
    ]);
    expect((await refusal(bytes)).message).toBe("The file is not valid UTF-16LE near line 1.");
  });

  it("is refused for zero characters, workbooks and compressed files", async () => {
    expect(await refusal("id,name\n1,a\n2,b\0c\n")).toMatchObject({ line: 3 });
    expect((await refusal(Buffer.from([0x50, 0x4b, 3, 4, 20, 0]))).message).toMatch(
      /^The file is an Excel workbook/,
    );
    expect((await refusal(Buffer.from([0x1f, 0x8b, 8, 0]))).message).toBe(
      "The file is compressed with gzip.",
    );
  });
});
