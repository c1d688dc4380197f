import { z } from "zod";
import { recordStatuses, runStatuses, runSteps } from "@/lib/core/states";
import { id, instant, json, recordId, sourceRow } from "./common";
import { evidence } from "./evidence";

const count = z.number();
export const runCounts = z.object({
  records: count,
  unchanged: count,
  changed: count,
  invalid: count,
  success: count,
  rejected: count,
  noMatch: count,
  uncertain: count,
  dismissed: count,
  /** Planned and not settled yet. */
  unsent: count,
});
export type RunCountsView = z.infer<typeof runCounts>;

export const failure = z.object({ code: z.string(), message: z.string(), hint: z.string() });

export const runView = z.object({
  id,
  syncId: id,
  status: z.enum(runStatuses),
  /** "Completed with errors" where records were rejected, are uncertain, or were invalid. */
  statusLabel: z.string(),
  tags: z.array(z.string()),
  requestedBy: z.string(),
  queuedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  cancelRequested: z.boolean(),
  step: z.enum(runSteps).nullable(),
  steps: z.array(
    z.object({ step: z.enum(runSteps), startedAt: instant.nullable(), finishedAt: instant.nullable() }),
  ),
  counts: runCounts,
  failure: failure.nullable(),
  /** The run waits for a destination that answers nothing but failures, and goes on by itself. */
  pause: z.object({ since: instant, reason: z.string(), nextTryAt: instant }).nullable(),
  /** Where the sync reads by a timestamp column: from which time on; null for the whole dataset. */
  readFrom: instant.nullable(),
  /** Minor units by currency, of accepted transactions. */
  moneySent: z.array(z.object({ currency: z.string(), minor: z.number(), shown: z.string() })),
});
export type RunView = z.infer<typeof runView>;

export const triggerInput = z.object({ fullSync: z.boolean().default(false) });
export const triggered = z.object({ run: runView, alreadyQueued: z.boolean() });

export const recordFilter = z.object({
  status: z.enum(recordStatuses).optional(),
  issue: z.string().max(60).optional(),
  key: z.string().max(255).optional(),
  after: recordId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const runRecordView = z.object({
  id: recordId,
  runId: id,
  externalKey: z.string(),
  operation: z.string().nullable(),
  status: z.enum(recordStatuses),
  issue: z
    .object({ code: z.string(), message: z.string(), hint: z.string(), field: z.string().nullable() })
    .nullable(),
  amount: z.string().nullable(),
  attempts: z.number(),
  at: instant,
});
export type RunRecordView = z.infer<typeof runRecordView>;

export const apiCall = z.object({
  request: z.object({ method: z.string(), path: z.string(), body: json.optional() }),
  at: instant,
  durationMs: z.number(),
  status: z.number().nullable(),
  response: json.nullable(),
  error: z.string().nullable(),
  curl: z.string(),
});

export const runRecordDetail = runRecordView.extend({
  syncId: id,
  syncLabel: z.string(),
  object: z.string(),
  remoteKey: z.string().nullable(),
  sourceRow,
  payload: json.nullable(),
  sent: json.nullable(),
  calls: z.array(apiCall),
  /** What a person decided about it afterwards. */
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** A dismissed record goes back to this when it is restored; null where it cannot. */
  dismissedFrom: z.enum(recordStatuses).nullable(),
  /** The newest run that was asked to look at its key again. */
  retriedIn: id.nullable(),
  reservedAt: instant.nullable(),
  evidence: evidence.nullable(),
  destination: z.object({ name: z.string(), mode: z.string() }),
});
export type RunRecordDetail = z.infer<typeof runRecordDetail>;

/** Keyset page: `next` is the `after` of the following page. */
export const recordsPage = z.object({ records: z.array(runRecordView), next: recordId.nullable() });
export type RecordsPage = z.infer<typeof recordsPage>;

export const issueGroup = z.object({
  status: z.enum(recordStatuses),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  count,
  /** There are more than `count` of them. */
  more: z.boolean(),
});
export const runDetail = z.object({ run: runView, groups: z.array(issueGroup) });
export type RunDetail = z.infer<typeof runDetail>;

export const runsPage = z.object({ runs: z.array(runView), next: id.nullable() });
export type RunsPage = z.infer<typeof runsPage>;

/** One appearance of a key in a run, for the timeline of a record. */
export const recordLookup = z.object({
  records: z.array(
    runRecordView.extend({ syncId: id, syncLabel: z.string(), object: z.string(), destination: z.string() }),
  ),
  next: recordId.nullable(),
});
export type RecordLookup = z.infer<typeof recordLookup>;
