import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cron, nextCron, parseCron } from "./cron";
import { wallAt } from "./zoned-time";

function read(expression: string): Cron {
  const cron = parseCron(expression);
  if ("problem" in cron) throw new Error(cron.problem);
  return cron;
}

/** The times of an expression within a stretch, as the clocks of UTC show them. */
function timesOf(expression: string, zone: string, from: string, to: string): string[] {
  const cron = read(expression);
  const times: string[] = [];
  for (let at = nextCron(cron, zone, Date.parse(from)); at !== undefined; at = nextCron(cron, zone, at)) {
    if (at >= Date.parse(to)) break;
    times.push(new Date(at).toISOString().slice(0, 16));
  }
  return times;
}

describe("a cron expression", () => {
  it.each([
    ["* * * * *", { minutes: 60, hours: 24, daysOfMonth: 31, months: 12, daysOfWeek: 7 }],
    ["*/15 9-17 * * mon-FRI", { minutes: 4, hours: 9, daysOfMonth: 31, months: 12, daysOfWeek: 5 }],
    ["0,30 0 1 jan,JUL *", { minutes: 2, hours: 1, daysOfMonth: 1, months: 2, daysOfWeek: 7 }],
    ["5/20 0 * * 0,7", { minutes: 3, hours: 1, daysOfMonth: 31, months: 12, daysOfWeek: 1 }],
  ])("%s is read", (expression, sizes) => {
    const cron = read(expression);
    expect(
      Object.fromEntries(Object.keys(sizes).map((name) => [name, cron[name as keyof typeof sizes].length])),
    ).toEqual(sizes);
  });

  it.each([
    ["", "A cron expression has five fields; this one has 0."],
    ["* * * *", "A cron expression has five fields; this one has 4."],
    ["60 * * * *", "The minute “60” is not between 0 and 59."],
    ["* 9-5 * * *", "The hour “9-5” ends before it begins."],
    ["*/0 * * * *", "The minute “*/0” has a step of 0."],
    ["* * * * funday", "The day of the week “funday” is not between 0 and 7."],
    ["1,, * * * *", "The minute “” cannot be read."],
    ["0 0 30 2 *", "No year has such a day."],
  ])("%j is refused with a sentence", (expression, problem) => {
    expect(parseCron(expression)).toEqual({ problem });
  });

  it("takes a day of the month or of the week where both are given", () => {
    expect(timesOf("0 12 13 * fri", "UTC", "2026-02-01T00:00Z", "2026-02-28T00:00Z")).toEqual([
      "2026-02-06T12:00",
      "2026-02-13T12:00",
      "2026-02-20T12:00",
      "2026-02-27T12:00",
    ]);
  });

  it("finds a day that is years away", () => {
    expect(new Date(nextCron(read("0 0 29 2 *"), "UTC", Date.parse("2026-03-01Z")) ?? 0).toISOString()).toBe(
      "2028-02-29T00:00:00.000Z",
    );
  });
});

describe("when the clocks change", () => {
  it("a time that they jump over is due at that moment, once", () => {
    expect(timesOf("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00Z", "2026-03-31T00:00Z")).toEqual([
      "2026-03-28T01:30",
      "2026-03-29T01:00",
      "2026-03-30T00:30",
    ]);
    expect(timesOf("0,15,30 2 * * *", "America/New_York", "2026-03-08T00:00Z", "2026-03-09T00:00Z")).toEqual([
      "2026-03-08T07:00",
    ]);
  });

  it("a time that they show twice is due the first time only", () => {
    expect(timesOf("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-26T12:00Z")).toEqual([
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
    expect(timesOf("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00Z", "2026-04-06T00:00Z")).toEqual([
      "2026-04-04T14:45",
      "2026-04-05T15:15",
    ]);
  });

  it.each(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])(
    "every quarter of an hour is due every quarter of an hour of the year in %s",
    (zone) => {
      const cron = read("*/15 * * * *");
      let at = Date.parse("2026-01-01T00:00Z");
      for (; at < Date.parse("2027-01-01T00:00Z"); ) {
        const next = nextCron(cron, zone, at) ?? 0;
        expect(next - at).toBe(900_000);
        at = next;
      }
    },
  );

  it.each([
    ["daily", "30 2 * * *", 365],
    ["at midnight", "0 0 * * *", 365],
    ["twice a day", "15 1,13 * * *", 730],
    ["on workdays", "0 3 * * 1-5", 261],
    ["monthly", "59 23 1 * *", 12],
  ])("%s comes as often as the year has such days, in each of three zones", (_what, expression, often) => {
    for (const zone of ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]) {
      const cron = read(expression);
      const days = new Map<string, number>();
      for (
        let at = nextCron(cron, zone, Date.parse("2025-12-30T00:00Z"));
        at !== undefined;
        at = nextCron(cron, zone, at)
      ) {
        const wall = new Date(wallAt(zone, at)).toISOString();
        if (wall.startsWith("2027")) break;
        if (wall.startsWith("2026")) days.set(wall.slice(0, 10), (days.get(wall.slice(0, 10)) ?? 0) + 1);
      }
      expect(
        [...days.values()].reduce((sum, times) => sum + times, 0),
        zone,
      ).toBe(often);
    }
  });
});

const expression = fc
  .tuple(
    fc.constantFrom("0", "*/15", "7", "0,30", "*"),
    fc.constantFrom("*", "2", "*/6", "1-3", "0"),
    fc.constantFrom("*", "1", "15-20"),
    fc.constantFrom("*", "3", "10,11"),
    fc.constantFrom("*", "sun", "1-5"),
  )
  .map((fields) => fields.join(" "));
const zone = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
);
const instant = fc.integer({ min: Date.parse("2026-01-01Z"), max: Date.parse("2027-01-01Z") });

describe("the next time", () => {
  it("is later, and nothing lies between: asking from a moment before it gives the same", () => {
    fc.assert(
      fc.property(
        expression,
        zone,
        instant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, where, after, share) => {
          const cron = read(text);
          const next = nextCron(cron, where, after);
          if (next === undefined) throw new Error("There is always a next time.");
          expect(next).toBeGreaterThan(after);
          const between = after + Math.floor((next - after - 1) * share);
          expect(nextCron(cron, where, between)).toBe(next);
        },
      ),
      { numRuns: 300 },
    );
  });
});
