import { z } from "zod";
import { id, instant } from "./common";

export const activityKinds = ["changes", "runs", "records"] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** One thing that somebody did to a sync, its runs or its records. */
export const activityEntry = z.object({
  id: z.number(),
  at: instant,
  actor: z.string(),
  /** What was done, as the rest of a sentence that begins with the actor: "started run 12". */
  did: z.string(),
  /** Why, in the words of whoever did it. */
  note: z.string().nullable(),
  /** Where to look: the run it was about, or another place. */
  href: z.string().nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntry>;

export const activityPage = z.object({ entries: z.array(activityEntry), next: z.number().nullable() });
export type ActivityPage = z.infer<typeof activityPage>;

/** What stands in the address of the tab. */
export const activityFilter = z.object({
  show: z.enum(activityKinds).optional().catch(undefined),
  before: id.optional().catch(undefined),
});
export type ActivityFilter = z.infer<typeof activityFilter>;
