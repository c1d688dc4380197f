import { expect, test } from "vitest";
import { formatBytes } from "./format-bytes";
import { formatCompact, formatNumber, formatShare } from "./format-number";

test("numbers are grouped by thousands and keep every digit of a bigint", () => {
  expect(formatNumber(1_234_567)).toBe("1,234,567");
  expect(formatNumber(9_007_199_254_740_993n)).toBe("9,007,199,254,740,993");
  expect(formatNumber(-12)).toBe("-12");
});

test.each([
  [999, "999"],
  [1_234, "1.2 k"],
  [999_960, "1 M"],
  [3_400_000, "3.4 M"],
  [2_000_000_000, "2 G"],
])("%d is short for %s", (value, words) => {
  expect(formatCompact(value)).toBe(words);
});

test("a share that is neither nothing nor all does not round to it", () => {
  expect(formatShare(0)).toBe("0%");
  expect(formatShare(0.0001)).toBe("<0.1%");
  expect(formatShare(0.1234)).toBe("12.3%");
  expect(formatShare(0.99999)).toBe(">99.9%");
  expect(formatShare(1)).toBe("100%");
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [512, "512 bytes"],
  [4_200_000, "4.2 MB"],
  [999_999, "1 MB"],
])("%d bytes read %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
