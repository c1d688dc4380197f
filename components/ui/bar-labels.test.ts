import { expect, it } from "vitest";
import { labelled } from "./bar-labels";

it("names as many bars as there is room for, evenly, and always the newest", () => {
  expect([...labelled(3, 5)]).toEqual([0, 1, 2]);
  expect([...labelled(7, 5)]).toEqual([0, 2, 4, 6]);
  expect([...labelled(30, 12)]).toEqual([2, 5, 8, 11, 14, 17, 20, 23, 26, 29]);
  expect([...labelled(0, 5)]).toEqual([]);
});
