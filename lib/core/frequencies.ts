/** The days as Census names them, from 0 on. */
export const weekdays = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;
export type Weekday = (typeof weekdays)[number];

/** How often a run is due by the clock; the names are those of Census, so that its API needs no translation. */
export const frequencies = [
  "never",
  "continuous",
  "quarter_hourly",
  "hourly",
  "daily",
  "weekly",
  "expression",
] as const;
export type Frequency = (typeof frequencies)[number];

/** Whether anything starts a run by itself. */
export function startsByItself(triggers: {
  schedule: { frequency: Frequency };
  after: readonly number[];
}): boolean {
  return triggers.schedule.frequency !== "never" || triggers.after.length > 0;
}
