import { describe, expect, it } from "vitest";
import { kindOfConstant, readConstant } from "./constant";

describe("a constant", () => {
  it("is the kind of value that was chosen", () => {
    expect(readConstant("text", "12")).toEqual({ ok: true, value: "12" });
    expect(readConstant("number", " 12.5 ")).toEqual({ ok: true, value: 12.5 });
    expect(readConstant("boolean", "True")).toEqual({ ok: true, value: true });
  });

  it("is refused where the text is not of that kind", () => {
    expect(readConstant("number", "12,5").ok).toBe(false);
    expect(readConstant("number", "").ok).toBe(false);
    expect(readConstant("boolean", "yes").ok).toBe(false);
  });

  it("opens again as what it was", () => {
    expect([kindOfConstant(1), kindOfConstant(false), kindOfConstant("1")]).toEqual([
      "number",
      "boolean",
      "text",
    ]);
  });
});
