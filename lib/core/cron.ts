import { instantOf, wallAt } from "./zoned-time";

/** A cron expression, read: which values each of its five fields takes. */
export interface Cron {
  minutes: number[];
  hours: number[];
  daysOfMonth: number[];
  months: number[];
  /** 0 is Sunday. */
  daysOfWeek: number[];
  /** Both kinds of days are restricted: then one of them is enough, as cron has always had it. */
  eitherDay: boolean;
}

interface CronField {
  name: string;
  from: number;
  to: number;
  words?: readonly string[];
}

const monthWords = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const dayWords = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const fields: readonly [CronField, CronField, CronField, CronField, CronField] = [
  { name: "minute", from: 0, to: 59 },
  { name: "hour", from: 0, to: 23 },
  { name: "day of the month", from: 1, to: 31 },
  { name: "month", from: 1, to: 12, words: monthWords },
  // 7 is Sunday too.
  { name: "day of the week", from: 0, to: 7, words: dayWords },
];

/** Reads `minute hour day-of-month month day-of-week`, with ranges, lists, steps and names; or says what is wrong. */
export function parseCron(expression: string): Cron | { problem: string } {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== 5)
    return { problem: `A cron expression has five fields; this one has ${parts.filter(Boolean).length}.` };
  const read = fields.map((field, at) => parseField(field, parts[at] ?? ""));
  const wrong = read.find((values) => "problem" in values);
  if (wrong && "problem" in wrong) return wrong;
  const [minutes, hours, daysOfMonth, months, weekdays] = read as [
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  const daysOfWeek = [...new Set(weekdays.map((day) => day % 7))].sort((a, b) => a - b);
  const eitherDay = daysOfMonth.length < 31 && daysOfWeek.length < 7;
  const cron = { minutes, hours, daysOfMonth, months, daysOfWeek, eitherDay };
  return hasDay(cron) ? cron : { problem: "No year has such a day." };
}

function parseField(field: CronField, text: string): number[] | { problem: string } {
  const values = new Set<number>();
  for (const item of text.split(",")) {
    const match = /^(\*|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d+))?$/i.exec(item);
    if (!match) return { problem: `The ${field.name} “${item}” cannot be read.` };
    const [, first = "", last, step] = match;
    const from = first === "*" ? field.from : readValue(field, first);
    const to =
      first === "*"
        ? field.to
        : last !== undefined
          ? readValue(field, last)
          : step === undefined
            ? from
            : field.to;
    const every = step === undefined ? 1 : Number(step);
    if (from === undefined || to === undefined || (first === "*" && last !== undefined))
      return { problem: `The ${field.name} “${item}” is not between ${field.from} and ${field.to}.` };
    if (from > to) return { problem: `The ${field.name} “${item}” ends before it begins.` };
    if (every === 0) return { problem: `The ${field.name} “${item}” has a step of 0.` };
    for (let value = from; value <= to; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function readValue({ from, to, words }: CronField, text: string): number | undefined {
  const word = words?.indexOf(text.toLowerCase()) ?? -1;
  if (word >= 0) return word + from;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
}

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The 30th of February never comes. */
function hasDay({ daysOfMonth, months, eitherDay }: Cron): boolean {
  return eitherDay || months.some((month) => daysOfMonth.some((day) => day <= (daysIn[month - 1] ?? 0)));
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** The 29th of February, when it has to be a Monday, is up to 40 years away. */
const farthestDays = 366 * 41;

/**
 * The first time after `after` (epoch milliseconds) that the expression names, by the clocks of the zone; undefined where
 * there is none. When the clocks are put forward, a time that they jump over is due at that moment; when they are put back,
 * a time that they show twice is due the first time only. An expression for every hour goes by what has really passed, so
 * that no hour is left out and none comes twice.
 */
export function nextCron(cron: Cron, zone: string, after: number): number | undefined {
  return cron.hours.length === 24 ? nextByMinutes(cron, zone, after) : nextByDays(cron, zone, after);
}

function nextByMinutes(cron: Cron, zone: string, after: number): number | undefined {
  let at = Math.floor(after / minuteMs) * minuteMs + minuteMs;
  const end = after + farthestDays * dayMs;
  while (at < end) {
    const wall = wallAt(zone, at);
    if (!isDay(cron, wall)) {
      // Clocks that are put back over midnight show the day before again.
      at = Math.max(at + minuteMs, instantOf(zone, Math.floor(wall / dayMs) * dayMs + dayMs));
      continue;
    }
    const minute = new Date(wall).getUTCMinutes();
    const next = cron.minutes.find((value) => value >= minute);
    if (next === minute) return at;
    at += ((next ?? 60) - minute) * minuteMs;
  }
  return undefined;
}

function nextByDays(cron: Cron, zone: string, after: number): number | undefined {
  const today = Math.floor(wallAt(zone, after) / dayMs) * dayMs;
  for (let day = today; day < today + farthestDays * dayMs; day += dayMs) {
    if (!isDay(cron, day)) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const at = instantOf(zone, day + (hour * 60 + minute) * minuteMs);
        if (at > after) return at;
      }
    }
  }
  return undefined;
}

function isDay({ daysOfMonth, months, daysOfWeek, eitherDay }: Cron, wall: number): boolean {
  const date = new Date(wall);
  if (!months.includes(date.getUTCMonth() + 1)) return false;
  const ofMonth = daysOfMonth.includes(date.getUTCDate());
  const ofWeek = daysOfWeek.includes(date.getUTCDay());
  return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}
