import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffLine, lineDiff } from "./line-diff";

const marks = { same: " ", added: "+", removed: "-" } as const;
const shown = (lines: DiffLine[]) => lines.map(({ kind, text }) => `${marks[kind]}${text}`);

describe("what changed in a text, line by line", () => {
  it("keeps what both have and names the rest", () => {
    expect(
      shown(lineDiff("SELECT id\nFROM a\nWHERE x", "SELECT id, total\nFROM a\nWHERE x\nLIMIT 5")),
    ).toEqual(["-SELECT id", "+SELECT id, total", " FROM a", " WHERE x", "+LIMIT 5"]);
  });

  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { minLength: 1, maxLength: 12 });

  it("always leads from the one to the other, and back", () => {
    fc.assert(
      fc.property(text, text, (old, fresh) => {
        const lines = lineDiff(old.join("\n"), fresh.join("\n"));
        const without = (kind: DiffLine["kind"]) =>
          lines.filter((line) => line.kind !== kind).map((line) => line.text);
        expect(without("added")).toEqual(old);
        expect(without("removed")).toEqual(fresh);
      }),
    );
  });

  it("calls nothing changed where nothing was", () => {
    fc.assert(
      fc.property(text, (lines) => {
        const same = lineDiff(lines.join("\n"), lines.join("\n"));
        expect(same.every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });

  it("compares very long texts as a whole", () => {
    const long = Array.from({ length: 2_000 }, (_, line) => `line ${line}`).join("\n");
    expect(lineDiff(long, long).every(({ kind }) => kind === "same")).toBe(true);
    expect(lineDiff(long, "short").at(-1)).toEqual({ kind: "added", text: "short" });
  });
});
