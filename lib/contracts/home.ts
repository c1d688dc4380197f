import { z } from "zod";
import { objectNames } from "@/lib/core/sync-config";
import { id, instant } from "./common";
import { destinationMode } from "./destinations";
import { runView } from "./runs";

/** One thing that needs somebody: what, since when, and where to act. */
export const attention = z.object({
  kind: z.enum([
    "run_held",
    "run_failed",
    "records_rejected",
    "records_uncertain",
    "records_invalid",
    "run_paused",
    "schedule_overdue",
    "keys_refused",
    "source_failed",
    "no_worker",
  ]),
  title: z.string(),
  detail: z.string(),
  since: instant.nullable(),
  href: z.string(),
  action: z.string(),
});
export type AttentionView = z.infer<typeof attention>;

export const homePeriods = [7, 30, 90] as const;
export type HomePeriod = (typeof homePeriods)[number];

/** What stands in the address of Home: one kind of object or all, and how many days back. */
export const homeQuery = z.object({
  object: z.enum(objectNames).optional().catch(undefined),
  days: z.coerce
    .number()
    .pipe(z.union(homePeriods.map((days) => z.literal(days))))
    .catch(30),
});
export type HomeQuery = z.infer<typeof homeQuery>;

/** A sync as Home names it: how its newest run of the whole dataset stands. */
export const connectedSync = z.object({
  id,
  label: z.string(),
  objectLabel: z.string(),
  enabled: z.boolean(),
  lastRun: runView
    .pick({ id: true, status: true, statusLabel: true, cancelRequested: true })
    .extend({ at: instant, success: z.number() })
    .nullable(),
});
export type ConnectedSync = z.infer<typeof connectedSync>;

export const home = z.object({
  setUp: z.object({ source: z.boolean(), destination: z.boolean(), sync: z.boolean(), run: z.boolean() }),
  attention: z.array(attention),
  /** Outcomes by day (UTC), oldest first, as many days as were asked for. */
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
      syncs: z.array(connectedSync),
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
