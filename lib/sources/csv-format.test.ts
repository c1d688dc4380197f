import { describe, expect, it } from "vitest";
import { ColumnTypes, lineEndings, sniffDelimiter } from "./csv-format";

describe("the delimiter of a file", () => {
  it.each([
    ["comma", "id,name\n1,Ada\n", ","],
    ["semicolon, with decimal commas in the cells", "id;amount\n1;2,50\n2;3,75\n", ";"],
    ["tab", "id\tname\n1\tAda, Countess\n", "\t"],
    ["pipe", "id|name\n1|a;b;c\n", "|"],
    ["comma, with others inside quotes", '"a;b;c","d;e"\n"1;2;3","4"\n', ","],
    ["comma, for a single column", "email\nada@example.com\n", ","],
    ["semicolon, in a header alone", "id;name", ";"],
    ["comma, with a doubled quote before a semicolon", '"say ""a;b"" now",x\n"1",2\n', ","],
  ])("is found: %s", (_case, head, delimiter) => {
    expect(sniffDelimiter(head)).toBe(delimiter);
  });

  it("is the one that parts most lines like the first", () => {
    expect(sniffDelimiter("a,b;c,d\n1;2\n3;4\n5;6\n7;8\n")).toBe(";");
  });
});

describe("the end of a line", () => {
  it("is CRLF or LF, and a carriage return alone only where the first line ends with one", () => {
    expect(lineEndings("a,b\n1,2\r\n")).toEqual(["\r\n", "\n"]);
    expect(lineEndings("a,b\r\n1,2\r\n")).toEqual(["\r\n", "\n"]);
    expect(lineEndings("a,b\r1,2\r")).toEqual(["\r"]);
    expect(lineEndings('"a\rb",c\n1,2\n')).toEqual(["\r\n", "\n"]);
  });
});

describe("the types of columns", () => {
  function typesOf(cells: (string | null)[]): string | undefined {
    const types = new ColumnTypes(["value"]);
    for (const cell of cells) types.see({ value: cell });
    return types.columns()[0]?.type;
  }

  it.each([
    ["integer", ["1", "-20", null, "0"]],
    ["text", ["1", "007"]],
    ["decimal", ["1", "2.50", "-0.1"]],
    ["boolean", ["true", "FALSE"]],
    ["date", ["2026-01-31", "2026-02-01"]],
    ["timestamp", ["2026-01-31", "2026-02-01T10:00:00Z", "2026-02-01 10:00:00.5+02"]],
    ["text", ["31/01/2026"]],
    ["text", ["12,50"]],
    ["text", [null, null]],
    ["text", ["1", "one"]],
  ])("are guessed from all of their values: %s", (type, cells) => {
    expect(typesOf(cells)).toBe(type);
  });
});
