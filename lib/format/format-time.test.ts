import { describe, expect, test } from "vitest";
import {
  formatAbsolute,
  formatClock,
  formatDate,
  formatDay,
  formatRelative,
  formatUtc,
  toIso,
} from "./format-time";

const now = "2026-11-23T14:02:11Z";

describe("formatRelative", () => {
  test.each([
    ["2026-11-23T14:02:11Z", "just now"],
    ["2026-11-23T14:02:02Z", "just now"],
    ["2026-11-23T14:02:20Z", "just now"],
    ["2026-11-23T14:01:59Z", "12 seconds ago"],
    ["2026-11-23T14:01:11Z", "1 minute ago"],
    ["2026-11-23T14:00:12Z", "1 minute ago"],
    ["2026-11-23T13:59:11Z", "3 minutes ago"],
    ["2026-11-23T12:02:11Z", "2 hours ago"],
    ["2026-11-22T14:02:11Z", "1 day ago"],
    ["2026-10-24T14:02:11Z", "1 month ago"],
    ["2025-11-23T14:02:11Z", "1 year ago"],
    ["2023-11-20T14:02:11Z", "3 years ago"],
    ["2026-11-23T14:07:11Z", "in 5 minutes"],
    ["2026-11-23T15:02:11Z", "in 1 hour"],
  ])("%s reads %s", (instant, words) => {
    expect(formatRelative(instant, now)).toBe(words);
  });

  test("takes a Date and milliseconds as well as text", () => {
    expect(formatRelative(new Date("2026-11-23T14:00:00Z"), Date.parse(now))).toBe("2 minutes ago");
  });
});

describe("the full time", () => {
  test("is written in the zone of the viewer", () => {
    expect(formatAbsolute(now, "Europe/Berlin")).toBe("23 Nov 2026, 15:02:11");
    expect(formatAbsolute(now, "America/Los_Angeles")).toBe("23 Nov 2026, 06:02:11");
  });

  test("changes the day where the zone does", () => {
    expect(formatDate("2026-12-31T23:30:00Z", "Asia/Tokyo")).toBe("1 Jan 2027");
  });

  test("writes midnight as 00, not 24", () => {
    expect(formatClock("2026-11-23T00:00:05Z", "UTC")).toBe("00:00:05");
  });

  test("is the same text everywhere in UTC", () => {
    expect(formatUtc("2026-11-23T15:02:11+01:00")).toBe("2026-11-23 14:02:11 UTC");
    expect(toIso("2026-11-23T15:02:11+01:00")).toBe("2026-11-23T14:02:11.000Z");
  });
});

test("a day is named without a year, for the axis of a chart", () => {
  expect([formatDay("2026-10-28"), formatDay("2026-01-05")]).toEqual(["28 Oct", "5 Jan"]);
});
