import { listed } from "./count-words";
import { type Cron, parseCron } from "./cron";
import { weekdays } from "./frequencies";
import type { Schedule } from "./triggers";

/** "Every day at 06:00": when runs are due by the clock, for people. */
export function scheduleWords(schedule: Schedule): string {
  switch (schedule.frequency) {
    case "never":
      return "Not by the clock";
    case "continuous":
      return "About every minute";
    case "quarter_hourly":
      return "Every 15 minutes";
    case "hourly":
      return `Every hour at ${schedule.minute} ${schedule.minute === 1 ? "minute" : "minutes"} past`;
    case "daily":
      return `Every day at ${clock(schedule.hour, schedule.minute)}`;
    case "weekly":
      return `Every ${schedule.day} at ${clock(schedule.hour, schedule.minute)}`;
    case "expression": {
      const cron = parseCron(schedule.cron);
      return "problem" in cron ? cron.problem : cronWords(cron);
    }
    default:
      return schedule satisfies never;
  }
}

/** So many times of a day are named one by one. */
const mostTimes = 4;

/** "At 06:00 and 18:00, on Monday to Friday": what a cron expression says. */
export function cronWords(cron: Cron): string {
  const days = daysInWords(cron);
  const months =
    cron.months.length === 12 ? "" : `, in ${ranges(cron.months, (month) => monthNames[month - 1] ?? "")}`;
  return `${timesInWords(cron)}${days}${months}`;
}

function timesInWords({ minutes, hours }: Cron): string {
  if (minutes.length * hours.length <= mostTimes) {
    const times = hours.flatMap((hour) => minutes.map((minute) => clock(hour, minute)));
    return `At ${listed(times)}`;
  }
  const ofHours = hours.length === 24 ? "" : `, in the hours ${ranges(hours, (hour) => String(hour))}`;
  const step = stepOf(minutes, 60);
  if (minutes.length === 60) return `Every minute${ofHours}`;
  if (step !== undefined) return `Every ${step} minutes${ofHours}`;
  const hourStep = stepOf(hours, 24);
  const past = `at ${listed(minutes.map(String))} past`;
  if (hourStep !== undefined && hours.length < 24) return `Every ${hourStep} hours ${past}`;
  return `Every hour ${past}${ofHours}`;
}

/** 15 of 0, 15, 30, 45; undefined where the values are not evenly spread over the whole. */
function stepOf(values: number[], size: number): number | undefined {
  const [first, second] = values;
  if (first !== 0 || second === undefined || size % second !== 0 || values.length !== size / second)
    return undefined;
  return values.every((value, at) => value === at * second) ? second : undefined;
}

function daysInWords({ daysOfMonth, daysOfWeek, eitherDay }: Cron): string {
  const ofMonth =
    daysOfMonth.length === 31
      ? ""
      : `on ${daysOfMonth.length === 1 ? "day" : "days"} ${ranges(daysOfMonth, String)} of the month`;
  const ofWeek = daysOfWeek.length === 7 ? "" : `on ${ranges(daysOfWeek, (day) => weekdays[day] ?? "")}`;
  if (eitherDay) return `, ${ofMonth} and ${ofWeek}`;
  const days = ofMonth || ofWeek;
  return days === "" ? ", every day" : `, ${days}`;
}

/** "Monday to Friday", "1, 3 and 5": neighbours as a stretch. */
function ranges(values: number[], name: (value: number) => string): string {
  const stretches: [number, number][] = [];
  for (const value of values) {
    const last = stretches.at(-1);
    if (last && value === last[1] + 1) last[1] = value;
    else stretches.push([value, value]);
  }
  return listed(
    stretches.flatMap(([from, to]) =>
      to - from > 1 ? [`${name(from)} to ${name(to)}`] : from === to ? [name(from)] : [name(from), name(to)],
    ),
  );
}

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
