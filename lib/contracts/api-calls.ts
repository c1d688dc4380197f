import { z } from "zod";
import { id, recordId } from "./common";

const instant = z.string();

/** One call of a sync to its destination, as a line of the API Inspector. */
export const inspectedCall = z.object({
  recordId,
  /** Which of the record's calls, counted from 0 in the order they were made. */
  number: z.number(),
  runId: id,
  externalKey: z.string(),
  method: z.string(),
  path: z.string(),
  /** Null where no answer came. */
  status: z.number().nullable(),
  error: z.string().nullable(),
  at: instant,
  durationMs: z.number(),
});
export type InspectedCall = z.infer<typeof inspectedCall>;

/** `next` is the `after` of the following page; null when everything was looked through. */
export const callsPage = z.object({ calls: z.array(inspectedCall), next: z.string().nullable() });
export type CallsPage = z.infer<typeof callsPage>;

/** What stands in the address of the inspector: which calls, from where on, and which one is open ("412.0"). */
export const callFilter = z.object({
  show: z.enum(["failed"]).optional().catch(undefined),
  run: id.optional().catch(undefined),
  key: z.string().trim().min(1).max(255).optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,10}-\d{1,19}$/)
    .optional()
    .catch(undefined),
  call: z
    .string()
    .regex(/^\d{1,16}\.\d{1,4}$/)
    .optional()
    .catch(undefined),
});
export type CallFilter = z.infer<typeof callFilter>;
