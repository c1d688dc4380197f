import { describe, expect, it } from "vitest";
import { chosenOf, toggled } from "./table-selection";

const rows = ["a", "b", "c", "d", "e"];
const after = (selected: string[], key: string, from?: string, selectable?: (key: string) => boolean) =>
  [...toggled({ selected: new Set(selected), selectable }, rows, key, from)].sort();

describe("selecting rows", () => {
  it("toggles one", () => {
    expect(after([], "b")).toEqual(["b"]);
    expect(after(["a", "b"], "b")).toEqual(["a"]);
  });

  it("takes every row in between along, in both directions", () => {
    expect(after(["b"], "d", "b")).toEqual(["b", "c", "d"]);
    expect(after(["d"], "b", "d")).toEqual(["b", "c", "d"]);
  });

  it("makes the rows in between what the last one becomes", () => {
    expect(after(["a", "b", "c", "d"], "c", "a")).toEqual(["d"]);
  });

  it("keeps what is selected on another page, and begins anew where the row before is there", () => {
    expect(after(["x"], "b", "x")).toEqual(["b", "x"]);
  });

  it("leaves out what cannot be selected", () => {
    const selectable = (key: string) => key !== "c";
    expect(after([], "d", "b", selectable)).toEqual(["b", "d"]);
    expect(chosenOf({ selected: new Set(["a", "x"]), selectable }, rows)).toEqual({
      selectable: ["a", "b", "d", "e"],
      chosen: 1,
    });
  });
});
