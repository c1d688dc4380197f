import type { DestinationObject } from "@/lib/core/destination-object";
import type { Clock, DestinationWire, RowReader, RunBooks, RunLog, RunScope } from "@/lib/core/ports";
import { RunStopped, type StopReason } from "@/lib/core/run-errors";
import type { SyncConfig, SyncMetadata } from "@/lib/core/sync-config";

/** Everything that one run works with. The engine has nothing else: no clock, database, network or log of its own. */
export interface RunContext {
  scope: RunScope;
  config: SyncConfig;
  object: DestinationObject;
  metadata: SyncMetadata;
  fullSync: boolean;
  /** Remember what is in the dataset now as known, send nothing of it. */
  skipCurrent: boolean;
  /** The plan of an earlier worker is complete: go on with sending. */
  planComplete: boolean;
  /** Failed attempts over all runs after which a record waits for a person. */
  attemptsLimit: number;
  reader: RowReader;
  wire: DestinationWire;
  books: RunBooks;
  log: RunLog;
  clock: Clock;
  policy: SendPolicy;
  /** Aborted with a StopReason. It is looked at between records: a request under way is always seen to its end. */
  signal: AbortSignal;
}

/** How hard the engine tries. Times are milliseconds. */
export interface SendPolicy {
  /** Rows in one batch of reading and planning. */
  batchRows: number;
  /** Records that are reserved, sent and settled together, and how many such lots are under way. */
  lotSize: number;
  lots: number;
  /** Requests for one record in one run. */
  attempts: number;
  backoffBaseMs: number;
  backoffCapMs: number;
  /** How long a lost transaction may take to show up in PartnerStack's list before it counts as absent. */
  settlingMs: number;
  /** How far PartnerStack's clock and ours may be apart. */
  clockSkewMs: number;
}

export const defaultPolicy: SendPolicy = {
  batchRows: 1_000,
  lotSize: 32,
  lots: 3,
  attempts: 5,
  backoffBaseMs: 500,
  backoffCapMs: 30_000,
  settlingMs: 20_000,
  clockSkewMs: 300_000,
};

/** Throws RunStopped when somebody asked the run to stop. */
export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new RunStopped(signal.reason as StopReason);
}
