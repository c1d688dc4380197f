import { z } from "zod";

const rows = z.coerce
  .number("Give a whole number.")
  .int("Give a whole number.")
  .min(100, "Ask for at least 100 rows.")
  .max(1_000_000, "Ask for at most 1,000,000 rows.");

/** How much sample data there is, and whether the documented bad rows are in it. A form sends true and false as text. */
export const sampleSettings = z.object({
  customers: rows.default(300),
  transactions: rows.default(600),
  badRows: z.union([z.boolean(), z.stringbool()]).default(true),
});
export type SampleSettings = z.infer<typeof sampleSettings>;
