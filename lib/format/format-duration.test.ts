import { expect, test } from "vitest";
import { formatDuration } from "./format-duration";

test.each([
  [-5, "0 ms"],
  [0, "0 ms"],
  [43, "43 ms"],
  [99.6, "0.1 s"],
  [200, "0.2 s"],
  [12_400, "12.4 s"],
  [14_000, "14 s"],
  [59_949, "59.9 s"],
  [59_960, "1 m"],
  [72_000, "1 m 12 s"],
  [3_599_900, "1 h"],
  [7_500_000, "2 h 5 m"],
  [86_400_000, "1 d"],
  [273_600_000, "3 d 4 h"],
])("%d milliseconds read %s", (length, words) => {
  expect(formatDuration(length)).toBe(words);
});
