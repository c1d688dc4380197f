import type { Change } from "./change";
import type { Memory } from "./diff";
import type { Evidence } from "./evidence";
import type { PlanInspector } from "./guards/inspector";
import type { GuardReason } from "./guards/reason";
import type { Issue } from "./issue";
import type { JsonObject } from "./json";
import type { ApiCall, ApiRequest, Reply } from "./outcome";
import type { StoredPlan } from "./plan-summary";
import type { Column, SourceRow } from "./record";
import type { RowBatch } from "./row-batch";
import type { RecordStatus, RunStep } from "./states";
import type { ObjectName, SyncMetadata } from "./sync-config";

/** Time as the engine sees it; tests move it. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What a dataset reads: a table or view, a query, or an uploaded file. */
export type DatasetDefinition =
  | { kind: "table"; schema: string; table: string }
  | { kind: "query"; sql: string }
  | { kind: "file"; file: string };

/** The rows that a retry looks for: those whose key column holds one of the keys, as `identify` writes them. */
export interface WantedKeys {
  column: string;
  keys: readonly string[];
}

/** Which rows of a dataset are asked for; nothing in it asks for all. */
export interface ReadScope {
  /** Only rows whose timestamp is at or after `at`, and rows that have no timestamp or an unreadable one. */
  since?: { column: string; at: Date };
  /** A hint: a source that can look for keys may leave other rows out, and never one of these. */
  keys?: WantedKeys;
}

/** The rows of one dataset, streamed. A failure is a SourceError with a sentence for people. */
export interface RowReader {
  columns(): Promise<Column[]>;
  /** Batches of at most `batchSize` rows, from one consistent snapshot where the source has one. */
  rows(batchSize: number, signal: AbortSignal, scope?: ReadScope): AsyncIterable<RowBatch>;
}

/**
 * How far a sync has read by its timestamp column; it is moved when the run ends (store/reading-mark). Every call throws
 * LeaseLost when another worker has taken the run over.
 */
export interface ReadingMark {
  /**
   * Begins a reading: where the ones before it ended, null for nowhere, and the time by the clock of the books. From now
   * on no other run of the sync can move the mark up.
   */
  begin(): Promise<{ mark: Date | null; now: Date }>;
  /** From where the rows are read; null is from the beginning. */
  readsFrom(at: Date | null): Promise<void>;
  /** Everything was read, and the mark may move so far once the run completes; null where no row had a timestamp. */
  hasRead(upTo: Date | null): Promise<void>;
}

/** The wire to a destination: pacing, keep-alive and timeouts are inside. It never throws for what the network does. */
export interface DestinationWire {
  /** The signal calls off what was not sent yet. A call that may have arrived is always seen to its end. */
  call(request: ApiRequest, signal?: AbortSignal): Promise<Reply>;
}

/** When calls may go out. Every run and worker of one account shares the limiter behind it. */
export interface Pace {
  /** Waits until the next call may go out; throws when the signal aborts first. */
  take(signal?: AbortSignal): Promise<void>;
  /** A call was answered, and not refused for pace. */
  accepted(): void;
  /** A call was refused because calls come too fast; `sentAt` is by performance.now(). */
  refused(call: { sentAt: number; retryAfterMs?: number }): void;
}

/** As fast as the destination answers. */
export const noPace: Pace = { take: async () => {}, accepted: () => {}, refused: () => {} };

/** One line of the plan as it is written. */
export interface PlannedRecord {
  externalKey: string;
  status: Extract<RecordStatus, "planned" | "invalid">;
  change: Change | null;
  fingerprint: string | null;
  issue: Issue | null;
  sourceRow: SourceRow;
  /** See engine/row-hash; null where a row like it is to be looked at again in any case. */
  rowHash: bigint | null;
  money: { minor: number; currency: string } | null;
  /** The timestamp of its row, where the sync reads by one. */
  rowAt?: Date | undefined;
  /** For an update: the payload that was remembered when it was planned; null for everything else. */
  before: JsonObject | null;
  /** Events: a digest of customer, amount and currency (engine/alike), and its date in epoch milliseconds. */
  alike: string | null;
  occurredAt: number | null;
}

/** One line of the plan on its way to the destination. */
export interface PendingRecord {
  id: bigint;
  /** The run whose plan it stands in; a record in doubt may be left over from an earlier run. */
  runId: number;
  externalKey: string;
  change: Change;
  fingerprint: string;
  rowHash: bigint | null;
  /** A notice that the plan left (a field that cannot be changed); it stays on the record when the rest is accepted. */
  issue: Issue | null;
  /** Requests that were made for it so far, in this run. */
  attempts: number;
  reservedAt: Date | null;
  /** In doubt, and missing from the destination's list when it was asked so many milliseconds ago; null: not asked yet. */
  absentForMs: number | null;
}

/**
 * How far one record came. `planned`: nothing was sent, it stays due. `sending`: it may have arrived, and the
 * destination has to be asked. Everything else is final.
 */
export interface Settlement {
  record: PendingRecord;
  status: Extract<RecordStatus, "success" | "rejected" | "no_match" | "uncertain" | "planned" | "sending">;
  operation: Change["operation"];
  remoteKey: string | null;
  /** The body of the last write that was sent; null when none was needed. */
  sent: JsonObject | null;
  issue: Issue | null;
  calls: ApiCall[];
  /** For an uncertain one: what the destination listed that it could be. */
  evidence?: Evidence;
}

/** The place of one run: which destination and object its memory belongs to, and the fence that proves the lease. */
export interface RunScope {
  runId: number;
  syncId: number;
  destinationId: number;
  object: ObjectName;
  fence: number;
}

/**
 * The memory of a destination and the plan of a run. Every write carries the fence and throws LeaseLost when another
 * worker has taken the run over, so that a worker that was believed dead cannot settle anything.
 */
export interface RunBooks extends PlanInspector {
  /** The keys that are in step, with the hash of their row, in batches; only those whose hash is known. */
  inStep(): AsyncIterable<{ externalKey: string; rowHash: bigint }[]>;
  /** What is remembered of these keys. The payload is left out where the row is the one that is asked with. */
  recall(keys: { externalKey: string; rowHash: bigint | null }[]): Promise<Map<string, Memory>>;
  /** Keys that are in step, with the row that shows it. */
  rememberRows(rows: { externalKey: string; rowHash: bigint | null }[]): Promise<void>;
  clearPlan(): Promise<void>;
  writePlan(records: PlannedRecord[]): Promise<void>;
  /**
   * Makes the first row of each duplicated key Invalid too. `planned`: how many were in the plan. `unplanned`: keys
   * whose first row had been counted as unchanged; an Invalid record is written for each.
   */
  invalidateDuplicates(externalKeys: string[], issue: Issue): Promise<{ planned: number; unplanned: number }>;
  /** The keys that a retry run looks at. */
  retryKeys(): Promise<string[]>;
  /**
   * Takes the Invalid lines out of the plan whose row a person dismissed as it is, and gives how many: they are
   * unchanged since. Asked once, when the plan is complete.
   */
  dropDismissed(): Promise<number>;
  /** What the written plan would do, counted where it is stored. Unchanged and invalid records are told by `counts`. */
  summarizePlan(counts: PlanCounts): Promise<StoredPlan>;
  /** The complete plan as `planned` stored it. */
  storedPlan(): Promise<StoredPlan>;
  /** Event syncs that begin with Skip Current Records: remember the keys as known, send nothing. */
  rememberSkipped(records: { externalKey: string; fingerprint: string }[]): Promise<void>;
  /** Records of the plan after `afterId` that wait to be sent, in order. */
  planned(afterId: bigint, limit: number): Promise<PendingRecord[]>;
  /**
   * Records of this run, and of ended runs of any sync on this destination and object, whose request may have arrived:
   * an answer was lost, or a worker died between reserve and settle.
   */
  inDoubt(afterId: bigint, limit: number): Promise<PendingRecord[]>;
  /**
   * After a take-over: what the worker before had reserved and not settled may have arrived. It becomes `sending`, and
   * is asked about like a lost answer.
   */
  markInDoubt(): Promise<void>;
  /**
   * These were not in the destination's list just now. Kept until they are reserved anew, so that whoever takes over
   * need not wait for the settling delay once more.
   */
  noteAbsent(records: PendingRecord[]): Promise<void>;
  /**
   * Reserves events in the ledger; gives back those that are ours now. The key of every other one was sent or is
   * held by another run: those are taken out of the plan and counted as unchanged.
   */
  reserve(records: PendingRecord[], now: Date): Promise<PendingRecord[]>;
  settle(settlements: Settlement[], now: Date): Promise<void>;
  /** Which of these remote keys the ledger has already matched with a record of ours. */
  claimedRemoteKeys(remoteKeys: string[]): Promise<Set<string>>;
}

/** Progress of a run, for people. Outcomes are counted by `settle`, in the transaction that writes them. */
export interface RunLog {
  step(step: RunStep, now: Date): Promise<void>;
  /** Absolute figures while reading. */
  planning(counts: PlanCounts): Promise<void>;
  /** The plan is complete: from now on a run that is taken over goes on from it. */
  planned(counts: PlanCounts, plan: StoredPlan, metadata: SyncMetadata, now: Date): Promise<void>;
  /** Guard rails would hold this run, and it is not held: a dry run, or `accepted` by the person who asked for it. */
  noteReasons(reasons: GuardReason[], accepted: boolean): Promise<void>;
  /** The run waits for a destination that answers nothing but failures; null: it goes on. */
  paused(pause: Pause | null): Promise<void>;
}

export interface Pause {
  since: Date;
  /** What the destination answered last, in a sentence. */
  reason: string;
  nextTryAt: Date;
}

/** Records = unchanged + changed + invalid. */
export interface PlanCounts {
  records: number;
  unchanged: number;
  changed: number;
  invalid: number;
}
