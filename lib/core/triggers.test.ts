import { describe, expect, it } from "vitest";
import { scheduleWords } from "./trigger-words";
import { countDue, nextDue, type SyncTriggers, syncTriggers } from "./triggers";

const of = (triggers: object): SyncTriggers => syncTriggers.parse(triggers);

function nextOf(triggers: object, after: string, count = 3): string[] {
  const times: string[] = [];
  let at: Date | undefined = new Date(after);
  while (times.length < count) {
    at = nextDue(of(triggers), at);
    if (!at) break;
    times.push(at.toISOString().slice(0, 16));
  }
  return times;
}

describe("when a run is due", () => {
  it("goes by the clocks of the time zone", () => {
    const schedule = { frequency: "daily", hour: 6, minute: 0 };
    expect(nextOf({ schedule, timeZone: "America/New_York" }, "2026-03-07T00:00Z")).toEqual([
      "2026-03-07T11:00",
      "2026-03-08T10:00",
      "2026-03-09T10:00",
    ]);
  });

  it("is never, by the clock, where nobody chose a schedule", () => {
    expect(nextOf({}, "2026-03-07T00:00Z")).toEqual([]);
  });

  it.each([
    [{ frequency: "continuous" }, ["2026-03-07T00:01", "2026-03-07T00:02"]],
    [{ frequency: "quarter_hourly" }, ["2026-03-07T00:15", "2026-03-07T00:30"]],
    [{ frequency: "hourly", minute: 5 }, ["2026-03-07T00:05", "2026-03-07T01:05"]],
    [{ frequency: "weekly", day: "Monday", hour: 8, minute: 30 }, ["2026-03-09T08:30", "2026-03-16T08:30"]],
    [{ frequency: "expression", cron: "0 22 1 * *" }, ["2026-04-01T22:00", "2026-05-01T22:00"]],
  ])("%j", (schedule, times) => {
    expect(nextOf({ schedule }, "2026-03-07T00:00Z", 2)).toEqual(times);
  });

  it("waits for the end of a blackout, once, also over midnight", () => {
    const schedule = { frequency: "hourly", minute: 0 };
    expect(nextOf({ schedule, blackouts: [{ from: "22:00", to: "06:30" }] }, "2026-03-07T20:30Z")).toEqual([
      "2026-03-07T21:00",
      "2026-03-08T06:30",
      "2026-03-08T07:00",
    ]);
  });

  it("is never where the blackouts leave no time", () => {
    const blackouts = [
      { from: "00:00", to: "12:00" },
      { from: "12:00", to: "00:00" },
    ];
    expect(nextOf({ schedule: { frequency: "continuous" }, blackouts }, "2026-03-07T00:00Z")).toEqual([]);
  });

  it("was so often while nothing was running", () => {
    const hourly = of({ schedule: { frequency: "hourly", minute: 0 } });
    expect(countDue(hourly, new Date("2026-03-07T00:00Z"), new Date("2026-03-07T05:30Z"))).toBe(5);
    expect(countDue(hourly, new Date("2026-03-07T00:00Z"), new Date("2027-03-07T05:30Z"))).toBe(1_000);
  });
});

describe("a schedule in words", () => {
  it.each([
    ["0 6,18 * * 1-5", "At 06:00 and 18:00, on Monday to Friday"],
    ["*/10 * * * *", "Every 10 minutes, every day"],
    ["* 9-17 * * *", "Every minute, in the hours 9 to 17, every day"],
    ["5 */2 * * *", "Every 2 hours at 5 past, every day"],
    ["0,30 0-12 * * 0,6", "Every 30 minutes, in the hours 0 to 12, on Sunday and Saturday"],
    ["0 0 1,15 1-3 *", "At 00:00, on days 1 and 15 of the month, in January to March"],
    ["0 12 13 * 5", "At 12:00, on day 13 of the month and on Friday"],
    ["1,2,5 * * * *", "Every hour at 1, 2 and 5 past, every day"],
  ])("%s is: %s", (cron, words) => {
    expect(scheduleWords({ frequency: "expression", cron })).toBe(words);
  });

  it("is plain where it is one of the usual ones", () => {
    expect(scheduleWords({ frequency: "weekly", day: "Monday", hour: 8, minute: 5 })).toBe(
      "Every Monday at 08:05",
    );
    expect(scheduleWords({ frequency: "hourly", minute: 1 })).toBe("Every hour at 1 minute past");
  });
});

describe("what cannot be a trigger", () => {
  it.each([
    [{ timeZone: "Mars/Olympus" }, "This server does not know that time zone."],
    [
      { schedule: { frequency: "expression", cron: "nope" } },
      "A cron expression has five fields; this one has 1.",
    ],
    [{ blackouts: [{ from: "24:00", to: "06:00" }] }, "Write the time as 22:00."],
    [{ schedule: { frequency: "daily", hour: 24, minute: 0 } }, "An hour is between 0 and 23."],
  ])("%j is refused with a sentence", (triggers, message) => {
    expect(syncTriggers.safeParse(triggers).error?.issues[0]?.message).toBe(message);
  });
});
