import { z } from "zod";
import { type Cron, nextCron, parseCron } from "./cron";
import { weekdays } from "./frequencies";
import { mostMissed } from "./missed";
import { instantOf, isTimeZone, wallAt } from "./zoned-time";

const hour = z.number("Give a whole number.").int().min(0).max(23, "An hour is between 0 and 23.");
const minute = z.number("Give a whole number.").int().min(0).max(59, "A minute is between 0 and 59.");
const cron = z
  .string()
  .trim()
  .max(200, "Use at most 200 characters.")
  .superRefine((text, context) => {
    const read = parseCron(text);
    if ("problem" in read) context.addIssue({ code: "custom", message: read.problem });
  });

/** By the clock. The names are those of Census, so that its API can be spoken without a translation. */
export const schedule = z.discriminatedUnion("frequency", [
  z.object({ frequency: z.literal("never") }),
  /** About every minute, and never while a run is going on. */
  z.object({ frequency: z.literal("continuous") }),
  z.object({ frequency: z.literal("quarter_hourly") }),
  z.object({ frequency: z.literal("hourly"), minute }),
  z.object({ frequency: z.literal("daily"), hour, minute }),
  z.object({ frequency: z.literal("weekly"), day: z.enum(weekdays), hour, minute }),
  z.object({ frequency: z.literal("expression"), cron }),
]);
export type Schedule = z.infer<typeof schedule>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as 22:00.");

/** A stretch of the day in which no run is started by the clock; `to` before `from` is on the day after. */
const blackout = z.object({ from: clock, to: clock });
export type Blackout = z.infer<typeof blackout>;

/** What starts runs of a sync by itself, besides people and the API. */
export const syncTriggers = z.object({
  schedule: schedule.default({ frequency: "never" }),
  timeZone: z.string().max(60).refine(isTimeZone, "This server does not know that time zone.").default("UTC"),
  blackouts: z.array(blackout).max(10, "Use at most 10 stretches.").default([]),
  /** A run follows when each of these syncs has completed one since the last time. */
  after: z.array(z.number().int().positive()).max(20, "Follow at most 20 syncs.").default([]),
  /** A run that was due and has not begun after so many minutes needs somebody. */
  overdueMinutes: z.number().int().min(1).max(10_080).default(15),
});
export type SyncTriggers = z.infer<typeof syncTriggers>;

export const noTriggers: SyncTriggers = syncTriggers.parse({});

/** The schedule as the one expression that all of them come to; undefined where nothing is due by the clock. */
function cronOf(chosen: Schedule): Cron | undefined {
  const text = expressionOf(chosen);
  if (text === undefined) return undefined;
  const read = parseCron(text);
  return "problem" in read ? undefined : read;
}

/** "0 6 * * 1" of every Monday at six. */
export function expressionOf(chosen: Schedule): string | undefined {
  switch (chosen.frequency) {
    case "never":
      return undefined;
    case "continuous":
      return "* * * * *";
    case "quarter_hourly":
      return "*/15 * * * *";
    case "hourly":
      return `${chosen.minute} * * * *`;
    case "daily":
      return `${chosen.minute} ${chosen.hour} * * *`;
    case "weekly":
      return `${chosen.minute} ${chosen.hour} * * ${weekdays.indexOf(chosen.day)}`;
    case "expression":
      return chosen.cron;
    default:
      return chosen satisfies never;
  }
}

/** Windows that follow one another without a gap are left one by one; who covers the whole day waits for ever. */
const mostWindows = 60;

/** The first moment after `after` at which a run is due by the clock; undefined where none ever is. */
export function nextDue(
  { schedule: chosen, timeZone, blackouts }: SyncTriggers,
  after: Date,
): Date | undefined {
  const read = cronOf(chosen);
  if (!read) return undefined;
  let at = nextCron(read, timeZone, after.getTime());
  for (let windows = 0; at !== undefined && windows < mostWindows; windows++) {
    const end = endOfBlackout(blackouts, timeZone, at);
    if (end === undefined) return new Date(at);
    // What was due inside waits for its end, once.
    at = end;
  }
  return undefined;
}

/** When the blackout that this moment lies in ends; undefined where it lies in none. */
function endOfBlackout(blackouts: readonly Blackout[], zone: string, at: number): number | undefined {
  const wall = wallAt(zone, at);
  const day = Math.floor(wall / dayMs) * dayMs;
  for (const { from, to } of blackouts) {
    const [begins, ends] = [msOf(from), msOf(to)];
    // One over midnight may have begun yesterday.
    for (const base of [day - dayMs, day]) {
      const start = base + begins;
      const end = base + ends + (ends <= begins ? dayMs : 0);
      if (wall >= start && wall < end) return instantOf(zone, end);
    }
  }
  return undefined;
}

const dayMs = 86_400_000;

function msOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** How many times were due after `from` and up to `to`, the limit at most. */
export function countDue(triggers: SyncTriggers, from: Date, to: Date): number {
  let count = 0;
  for (let at = nextDue(triggers, from); at && at <= to && count < mostMissed; at = nextDue(triggers, at))
    count += 1;
  return count;
}
