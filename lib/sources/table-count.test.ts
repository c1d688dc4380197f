import { expect, it } from "vitest";
import { tableCount } from "./table-count";

const of = (tables: number, views: number) =>
  tableCount([
    ...Array.from({ length: tables }, () => ({ kind: "table" as const })),
    ...Array.from({ length: views }, () => ({ kind: "view" as const })),
  ]);

it("counts tables and views apart, and names only what there is", () => {
  expect([of(11, 1), of(1, 0), of(0, 2), of(0, 0)]).toEqual([
    "11 tables and 1 view",
    "1 table",
    "2 views",
    "no tables",
  ]);
});
