import { type Frequency, weekdays } from "@/lib/core/frequencies";
import type { Schedule } from "@/lib/core/triggers";

export const frequencyWords: Record<Frequency, { label: string; detail: string }> = {
  never: { label: "Not by the clock", detail: "Somebody or something else starts it" },
  continuous: { label: "Continuously", detail: "About every minute" },
  quarter_hourly: { label: "Every 15 minutes", detail: "At 0, 15, 30 and 45 past" },
  hourly: { label: "Every hour", detail: "At a minute that you choose" },
  daily: { label: "Every day", detail: "At a time that you choose" },
  weekly: { label: "Every week", detail: "On a day and at a time that you choose" },
  expression: { label: "Cron expression", detail: "Five fields: minute, hour, day, month, weekday" },
};

/** Another frequency keeps the time that was chosen for the one before. */
export function withFrequency(schedule: Schedule, frequency: Frequency): Schedule {
  const hour = "hour" in schedule ? schedule.hour : 6;
  const minute = "minute" in schedule ? schedule.minute : 0;
  switch (frequency) {
    case "never":
    case "continuous":
    case "quarter_hourly":
      return { frequency };
    case "hourly":
      return { frequency, minute };
    case "daily":
      return { frequency, hour, minute };
    case "weekly":
      return { frequency, day: "day" in schedule ? schedule.day : "Monday", hour, minute };
    case "expression":
      return { frequency, cron: cronOf(schedule) };
    default:
      return frequency satisfies never;
  }
}

/** The same times as an expression to go on from. */
function cronOf(schedule: Schedule): string {
  switch (schedule.frequency) {
    case "never":
    case "daily":
      return "hour" in schedule ? `${schedule.minute} ${schedule.hour} * * *` : "0 6 * * *";
    case "continuous":
      return "* * * * *";
    case "quarter_hourly":
      return "*/15 * * * *";
    case "hourly":
      return `${schedule.minute} * * * *`;
    case "weekly":
      return `${schedule.minute} ${schedule.hour} * * ${weekdays.indexOf(schedule.day)}`;
    case "expression":
      return schedule.cron;
    default:
      return schedule satisfies never;
  }
}

/** "06:05" of a time field, as numbers; undefined while it is being typed. */
export function readClock(text: string): { hour: number; minute: number } | undefined {
  const match = /^(\d{2}):(\d{2})/.exec(text);
  return match ? { hour: Number(match[1]), minute: Number(match[2]) } : undefined;
}

export function clockText({ hour, minute }: { hour: number; minute: number }): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
