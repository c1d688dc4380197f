import { z } from "zod";
import { id, instant } from "./common";
import { destinationMode } from "./destinations";

/** One thing that needs somebody: what, since when, and where to act. */
export const attention = z.object({
  kind: z.enum([
    "run_held",
    "run_failed",
    "records_rejected",
    "records_uncertain",
    "records_invalid",
    "keys_refused",
    "no_worker",
  ]),
  title: z.string(),
  detail: z.string(),
  since: instant.nullable(),
  href: z.string(),
  action: z.string(),
});
export type AttentionView = z.infer<typeof attention>;

export const home = z.object({
  setUp: z.object({ source: z.boolean(), destination: z.boolean(), sync: z.boolean(), run: z.boolean() }),
  attention: z.array(attention),
  /** Outcomes by day (UTC), oldest first, thirty days. */
  days: z.array(
    z.object({ day: z.string(), success: z.number(), rejected: z.number(), invalid: z.number() }),
  ),
  /** What was sent to PartnerStack itself in these days; the sandbox is left out. */
  money: z.array(z.object({ currency: z.string(), minor: z.number(), shown: z.string() })),
  connections: z.array(
    z.object({
      id,
      name: z.string(),
      mode: destinationMode,
      type: z.string(),
      syncs: z.number(),
      lastRunAt: instant.nullable(),
    }),
  ),
});
export type HomeView = z.infer<typeof home>;

export const searchResult = z.object({
  kind: z.string(),
  label: z.string(),
  detail: z.string(),
  href: z.string(),
});
export const searchResults = z.object({ results: z.array(searchResult) });
export type SearchResults = z.infer<typeof searchResults>;
