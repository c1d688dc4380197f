import type {
  RecordLookup,
  RecordSort,
  RecordsPage,
  RunCountsView,
  RunRecordDetail,
  RunRecordView,
} from "@/lib/contracts/runs";
import type { Change } from "@/lib/core/change";
import type { Evidence } from "@/lib/core/evidence";
import { fieldChanges } from "@/lib/core/field-changes";
import { storedIssue } from "@/lib/core/issue";
import { type Json, type JsonObject, sameJson } from "@/lib/core/json";
import { moneyText } from "@/lib/core/money";
import type { ApiCall } from "@/lib/core/outcome";
import type { SourceRow } from "@/lib/core/record";
import type { RecordStatus } from "@/lib/core/states";
import { syncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { asCurl } from "@/lib/destinations/curl";
import { addressOf } from "@/lib/runtime/open-destination.server";
import { lookUpKey } from "@/lib/store/record-lookup";
import type { RecordFilter } from "@/lib/store/record-pages";
import {
  type FullRecord,
  findRecord,
  type ListedRecord,
  listRecords,
  listRecordsByTime,
} from "@/lib/store/run-records";
import { evidenceView } from "./evidence";
import { plannedRequests } from "./planned-requests";
import { sentBody } from "./sent-body";

export function recordView(row: ListedRecord): RunRecordView {
  const found = storedIssue(row.issueCode, row.issueMessage, row.issueField);
  return {
    id: Number(row.id),
    runId: row.runId,
    externalKey: row.externalKey,
    operation: row.operation,
    status: row.status as RecordStatus,
    issue: found
      ? { code: found.code, message: found.message, hint: found.hint, field: found.field ?? null }
      : null,
    amount:
      row.amountMinor === null || row.currency === null ? null : moneyText(row.amountMinor, row.currency),
    attempts: row.attempts,
    at: (row.settledAt ?? row.createdAt).toISOString(),
  };
}

/** Records that may be put in the order of time for each page: some 50 ms. */
const mostSorted = 100_000;

/** Whether the records of a run are few enough to be sorted by time. */
export function maySort({ changed, invalid }: Pick<RunCountsView, "changed" | "invalid">): boolean {
  return changed + invalid <= mostSorted;
}

/** One page of a run's records, in the order of the plan or, where that was asked for, of time. */
export async function recordsPage(
  runId: number,
  filter: RecordFilter,
  after: number | undefined,
  limit: number,
  sort?: RecordSort,
): Promise<RecordsPage> {
  const behind = BigInt(after ?? 0);
  const rows =
    sort === undefined
      ? await listRecords(runId, filter, behind, limit + 1)
      : await listRecordsByTime(runId, filter, sort, behind, limit + 1);
  const records = rows.slice(0, limit).map(recordView);
  return { records, next: rows.length > limit ? (records.at(-1)?.id ?? null) : null };
}

/** Everything about one record: the row, what was sent, each call. Null when there is no such record. */
export async function recordDetail(id: number): Promise<RunRecordDetail | null> {
  const row = await findRecord(BigInt(id));
  if (!row) return null;
  const baseUrl = addressOf(row.run.sync.destination.type) ?? "";
  const change = row.change as Change | null;
  const before = row.before as JsonObject | null;
  const config = syncConfig.parse(row.run.version.config);
  const calls = row.calls as unknown as ApiCall[];
  return {
    ...recordView(row),
    syncId: row.syncId,
    syncLabel: row.run.sync.label,
    dryRun: row.run.dryRun,
    object: row.object,
    remoteKey: row.remoteKey,
    sourceRow: row.sourceRow as SourceRow,
    payload: change?.payload ?? null,
    before,
    changes: change ? fieldChanges(before, change.changed ?? change.payload) : [],
    requests:
      change && row.status === "planned"
        ? plannedRequests(destinationObject(config.object), config, change, baseUrl)
        : [],
    sent: sentBody(row.sent as Json, calls),
    calls: calls.map((call) => ({ ...call, curl: asCurl(baseUrl, call.request) })),
    note: row.note,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    dismissedFrom: row.dismissedFrom as RecordStatus | null,
    retriedIn: row.retriedIn,
    reservedAt: row.reservedAt?.toISOString() ?? null,
    evidence: row.evidence ? await evidenceView(row, row.evidence as unknown as Evidence) : null,
    destination: {
      id: row.destinationId,
      name: row.run.sync.destination.name,
      mode: row.run.sync.destination.mode,
    },
    payloadRemovedAt: isCleared(row) ? (row.run.payloadsRemovedAt?.toISOString() ?? null) : null,
  };
}

/** Records that somebody had to look at were spared when the others of their run lost their payloads. */
function isCleared({ sourceRow, change, sent, calls }: FullRecord): boolean {
  return change === null && sent === null && sameJson(calls as Json, []) && sameJson(sourceRow as Json, {});
}

/** A key across all syncs and runs, newest first, and then the keys that begin with it. */
export async function lookUpRecords(
  key: string,
  before: number | undefined,
  limit: number,
): Promise<RecordLookup> {
  const rows = await lookUpKey(key, before === undefined ? undefined : BigInt(before), limit + 1);
  const records = rows.slice(0, limit).map((row) => ({
    ...recordView(row),
    syncId: row.syncId,
    syncLabel: row.run.sync.label,
    dryRun: row.run.dryRun,
    object: row.object,
    destination: row.run.sync.destination.name,
  }));
  return { records, next: rows.length > limit ? (records.at(-1)?.id ?? null) : null };
}
