import { z } from "zod";
import { guardReason } from "@/lib/core/guards/reason";
import { planSummary } from "@/lib/core/plan-summary";
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

export const runPlan = z.object({
  /** "42 transactions (USD 3,180.00)". */
  words: z.string(),
  /** The same for a tight place, with no more than one total: "595 transactions". */
  shortWords: z.string(),
  records: count,
  operations: planSummary.shape.operations,
  unchanged: count,
  invalid: count,
  money: z.array(z.object({ currency: z.string(), records: count, total: z.string(), largest: z.string() })),
});
export type RunPlanView = z.infer<typeof runPlan>;

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
  /** A run that nobody asked for: when it was due, and how many times since the one before were missed. */
  due: z.object({ at: instant, missed: count }).nullable(),
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
  dryRun: z.boolean(),
  /** The dry run that this run sends exactly. */
  dryRunId: id.nullable(),
  /** What the complete plan would send; null before it is complete. */
  plan: runPlan.nullable(),
  /** Why guard rails hold this run, or would hold this dry run; empty where nothing does. */
  reasons: z.array(guardReason),
  /** Set while a person has to release it: since when, and until when that is possible. */
  held: z.object({ since: instant, until: instant }).nullable(),
  released: z.object({ by: z.string(), at: instant, note: z.string() }).nullable(),
  /** When the retention setting took away records, and what was read and sent for them. */
  recordsRemovedAt: instant.nullable(),
  payloadsRemovedAt: instant.nullable(),
  /** Minor units by currency, of accepted transactions. */
  moneySent: z.array(z.object({ currency: z.string(), minor: z.number(), shown: z.string() })),
});
export type RunView = z.infer<typeof runView>;

/** The name of the destination, typed by a person before the first send to an account with real money. */
const confirm = z.string().max(200).optional();

export const triggerInput = z.object({
  fullSync: z.boolean().default(false),
  /** Plan and judge only: nothing is sent. */
  dryRun: z.boolean().default(false),
  confirm,
});
const note = z
  .string()
  .trim()
  .min(3, "Say in a few words why it may be sent.")
  .max(500, "Use at most 500 characters.");
export const releaseInput = z.object({ note });
/** The note is asked for where guard rails would hold the dry run. */
export const sendInput = z.object({ note: note.optional(), confirm });
export const triggered = z.object({ run: runView, alreadyQueued: z.boolean() });

export const recordSorts = ["time", "-time"] as const;
export type RecordSort = (typeof recordSorts)[number];

export const recordFilter = z.object({
  status: z.enum(recordStatuses).optional(),
  issue: z.string().max(60).optional(),
  operation: z.enum(["create", "update", "upsert", "send"]).optional(),
  key: z.string().max(255).optional(),
  /** By the time of the outcome instead of the order of the plan; only where a run has few enough records. */
  sort: z.enum(recordSorts).optional(),
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

export const plannedRequest = z.object({
  label: z.string(),
  /** In which case it is sent. */
  when: z.string(),
  method: z.string(),
  path: z.string(),
  url: z.string(),
  body: json.optional(),
  curl: z.string(),
});
export type PlannedRequest = z.infer<typeof plannedRequest>;

export const runRecordDetail = runRecordView.extend({
  syncId: id,
  syncLabel: z.string(),
  /** It stands in the plan of a dry run: nothing was sent of it, and nothing is decided about it. */
  dryRun: z.boolean(),
  object: z.string(),
  remoteKey: z.string().nullable(),
  sourceRow,
  payload: json.nullable(),
  /** Of an update: the payload that was remembered when it was planned. */
  before: json.nullable(),
  /** Field by field; without `before` where nothing was remembered of a field. */
  changes: z.array(z.object({ field: z.string(), before: json.optional(), after: json })),
  /** Of a planned record: what would be sent. */
  requests: z.array(plannedRequest),
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
  destination: z.object({ id, name: z.string(), mode: z.string() }),
  /** When the retention setting took away the source row, the payload and the calls of this record. */
  payloadRemovedAt: instant.nullable(),
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
export const runDetail = z.object({
  run: runView,
  /** The version of the configuration that the run goes by. */
  version: z.number(),
  groups: z.array(issueGroup),
  /** Of a dry run: the newest run that was asked to send it. */
  sending: z.object({ id, status: z.enum(runStatuses) }).nullable(),
  /** Of the records that are not settled: those whose request may have arrived. PartnerStack is asked about them. */
  inDoubt: count,
  /** When this was looked up. A page counts on from it, so that the server and the browser begin with the same words. */
  at: instant,
});
export type RunDetail = z.infer<typeof runDetail>;

export const runOutcomes = ["completed", "with_errors", "failed", "canceled", "skipped"] as const;
export type RunOutcome = (typeof runOutcomes)[number];
export const runPeriods = ["day", "week", "month"] as const;
export type RunPeriod = (typeof runPeriods)[number];

/** What stands in the address of a sync's history: how the runs ended, from when on, and below which run. */
export const historyFilter = z.object({
  outcome: z.enum(runOutcomes).optional().catch(undefined),
  period: z.enum(runPeriods).optional().catch(undefined),
  before: id.optional().catch(undefined),
});
export type HistoryFilter = z.infer<typeof historyFilter>;

export const runsPage = z.object({ runs: z.array(runView), next: id.nullable() });
export type RunsPage = z.infer<typeof runsPage>;

/** One appearance of a key in a run, for the timeline of a record. */
export const recordLookup = z.object({
  records: z.array(
    runRecordView.extend({
      syncId: id,
      syncLabel: z.string(),
      /** It was only planned, to be looked at. */
      dryRun: z.boolean(),
      object: z.string(),
      destination: z.string(),
    }),
  ),
  next: recordId.nullable(),
});
export type RecordLookup = z.infer<typeof recordLookup>;
