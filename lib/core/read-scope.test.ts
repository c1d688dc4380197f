import { describe, expect, it } from "vitest";
import { isAskedFor } from "./read-scope";

const scope = { since: { column: "at", at: new Date("2026-03-31T12:00:00Z") } };
const asked = (at: string | number | null | boolean) => isAskedFor({ at }, scope);

describe("the rows that a run asks for", () => {
  it("are all rows where nothing is said", () => {
    expect(isAskedFor({ at: "2001-01-01" }, {})).toBe(true);
  });

  it.each([
    ["2026-03-31T12:00:00Z", true],
    ["2026-03-31T11:59:59.999Z", false],
    ["2026-03-31 12:00:00", true],
    ["2026-03-31T14:00:00+02:00", true],
    ["2026-03-31T13:59:59+02:00", false],
    ["2026-04-01", true],
    ["2026-03-31", false],
    [Date.UTC(2026, 2, 31, 12), true],
    [String(Date.UTC(2026, 2, 31, 11)), false],
  ])("hold %s: %s, with a time that has no zone read as UTC", (at, expected) => {
    expect(asked(at)).toBe(expected);
  });

  it("hold every row without a time, or with one that reads in two ways", () => {
    for (const at of [null, "", "  ", "31/03/2026", "infinity", "12026-01-01T00:00:00Z", true])
      expect(asked(at), String(at)).toBe(true);
    expect(isAskedFor({}, scope)).toBe(true);
  });
});
