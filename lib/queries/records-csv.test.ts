import { describe, expect, it } from "vitest";
import { withoutFormula } from "./records-csv";

describe("a cell of the download", () => {
  it.each(["=1+1", "+49 30 1234", "-cmd", "@SUM(A1)", "\tx", "\rx"])(
    "that a spreadsheet would run is made plain text: %j",
    (cell) => {
      expect(withoutFormula(cell)).toBe(`'${cell}`);
    },
  );

  it.each(["Luís", "12.50", "-12.50", "a=b", ""])("that is harmless stays as it is: %j", (cell) => {
    expect(withoutFormula(cell)).toBe(cell);
  });
});
