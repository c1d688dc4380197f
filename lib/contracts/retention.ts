import { z } from "zod";
import { instant } from "./common";

const longestDays = 36_500;

/** Days after the end of a run; null, nothing and 0 keep for ever. */
const days = z
  .number("Give a number of days.")
  .int("Give a whole number of days.")
  .min(0, "Give a number of days, or 0 to keep for ever.")
  .max(longestDays, "Give at most 36,500 days, or 0 to keep for ever.")
  .nullable()
  .transform((given) => (given === 0 ? null : given));

export const retentionInput = z.object({ payloadDays: days, recordDays: days });
export type RetentionInput = z.output<typeof retentionInput>;

const stored = z.object({ rows: z.number(), bytes: z.number() });

export const retentionView = z.object({
  payloadDays: z.number().nullable(),
  recordDays: z.number().nullable(),
  lastClearing: z.object({ at: instant, records: z.number(), payloads: z.number() }).nullable(),
  /** Estimates of the database; the bytes are with indexes. */
  stored: z.object({ runs: stored, records: stored, ledger: stored }),
});
export type RetentionView = z.infer<typeof retentionView>;
