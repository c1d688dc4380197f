import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/store/database";
import { useTestDatabase } from "@/lib/testing/test-database";
import { jsonText } from "./json-text";

useTestDatabase();

async function stored(value: unknown): Promise<unknown> {
  const { rows } = await pool().query("SELECT $1::jsonb AS value", [jsonText(value)]);
  return rows[0].value;
}

describe("a value for jsonb", () => {
  it("loses NUL and half surrogate pairs, and nothing else", async () => {
    expect(await stored({ a: "x\u0000y", b: "\ud800z", c: "\\u0000 as text", d: "\\\\u0000" })).toEqual({
      a: "xy",
      b: "\ufffdz",
      c: "\\u0000 as text",
      d: "\\\\u0000",
    });
  });

  it("is stored and read back for any text at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        expect(await stored({ text })).toEqual({ text: text.replaceAll("\u0000", "").toWellFormed() });
      }),
      { numRuns: 60 },
    );
  });
});
