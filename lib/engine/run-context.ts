import type { DestinationObject } from "@/lib/core/destination-object";
import type { GuardRule, GuardSettings } from "@/lib/core/guards/settings";
import type { StoredPlan } from "@/lib/core/plan-summary";
import type {
  Clock,
  DestinationWire,
  ReadingMark,
  RowReader,
  RunBooks,
  RunLog,
  RunScope,
} from "@/lib/core/ports";
import { RunStopped, type StopReason } from "@/lib/core/run-errors";
import type { SyncConfig, SyncMetadata } from "@/lib/core/sync-config";
import { Outage } from "./outage";

/** Everything that one run works with. The engine has nothing else: no clock, database, network or log of its own. */
export interface RunContext {
  scope: RunScope;
  config: SyncConfig;
  object: DestinationObject;
  metadata: SyncMetadata;
  fullSync: boolean;
  /** Only the keys that a person chose (`books.retryKeys`), whatever was decided of them before. */
  retry: boolean;
  /** Remember what is in the dataset now as known, send nothing of it. */
  skipCurrent: boolean;
  /** The plan of an earlier worker is complete: go on with sending. */
  planComplete: boolean;
  /** Plan and judge only: no request, and nothing in the memory. */
  dryRun: boolean;
  /** "Send these": the dry run that a person looked at. The plan has to be the same; undefined for every other run. */
  expected?: ExpectedPlan;
  guards: GuardSettings;
  /** The guard rails were passed, or a person released the run: they are not asked again in the middle of sending. */
  guardsPassed: boolean;
  /** Failed attempts over all runs after which a record waits for a person. */
  attemptsLimit: number;
  reader: RowReader;
  /** Where earlier runs have read to; absent for a sync that reads all rows, and for a run over chosen keys only. */
  mark?: ReadingMark | undefined;
  wire: DestinationWire;
  books: RunBooks;
  log: RunLog;
  clock: Clock;
  policy: SendPolicy;
  outage: Outage;
  /** Aborted with a StopReason. It is looked at between records: a request under way is always seen to its end. */
  signal: AbortSignal;
}

/** The context of a run from its parts. */
export function runContext(parts: Omit<RunContext, "outage">): RunContext {
  return { ...parts, outage: new Outage(parts) };
}

/** The plan of a dry run, and what its guard rails said, which its sender has read. */
export interface ExpectedPlan extends StoredPlan {
  runId: number;
  accepted: GuardRule[];
}

/** How hard the engine tries. Times are milliseconds. */
export interface SendPolicy {
  /** Rows in one batch of reading and planning. */
  batchRows: number;
  /** Most records that are reserved together. */
  lotSize: number;
  /** Most records under way side by side. */
  concurrency: number;
  /** Failures of one record in one run before it is Rejected; refusals of pace and outages do not count. */
  attempts: number;
  /**
   * Failures of one page of a list before it counts as broken off: about two minutes. Asking harms nobody, and giving up
   * after a moment would leave to a person what the list tells as soon as it answers again.
   */
  listAttempts: number;
  backoffBaseMs: number;
  backoffCapMs: number;
  /** How long a lost transaction may take to show up in PartnerStack's list before it counts as absent. */
  settlingMs: number;
  /** How far PartnerStack's clock and ours may be apart. */
  clockSkewMs: number;
  /** Failures in a row, over all records, after which the run pauses: at most `attempts`, or a lone record is rejected first. */
  outageAfter: number;
  /** How long a destination may answer nothing but failures before the run fails. */
  giveUpMs: number;
}

export const defaultPolicy: SendPolicy = {
  batchRows: 500,
  lotSize: 256,
  concurrency: 64,
  attempts: 5,
  listAttempts: 12,
  backoffBaseMs: 500,
  backoffCapMs: 30_000,
  settlingMs: 20_000,
  clockSkewMs: 300_000,
  outageAfter: 5,
  giveUpMs: 3_600_000,
};

/** Throws RunStopped when somebody asked the run to stop. */
export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new RunStopped(signal.reason as StopReason);
}
