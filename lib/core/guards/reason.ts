import { z } from "zod";
import { guardRules } from "./settings";

/** Hours in which somebody has to release a held run; then it ends, and what it would have sent stays due. */
export const hoursToRelease = 24;

/** Records that a reason shows, at most. */
export const mostExamples = 5;

/** A record that a person can open to see what is meant. */
export const guardExample = z.object({
  id: z.number(),
  externalKey: z.string(),
  /** What is remarkable about it: "USD 120,000.00". */
  detail: z.string(),
});
export type GuardExample = z.infer<typeof guardExample>;

/** Why a run is held: the figure, the limit that it passed, and the arithmetic as a sentence. */
export const guardReason = z.object({
  rule: z.enum(guardRules),
  figure: z.number(),
  limit: z.number(),
  message: z.string(),
  examples: z.array(guardExample).max(mostExamples),
});
export type GuardReason = z.infer<typeof guardReason>;

export const guardReasons = z.array(guardReason);
