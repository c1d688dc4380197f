import type { V1Record, V1SyncRun } from "@/lib/contracts/v1/sync-runs";
import type { RunStep } from "@/lib/core/states";
import type { RunRow } from "@/lib/store/runs";
import type { v1Records } from "@/lib/store/v1-pages";

const steps: Record<RunStep, string> = {
  prepare: "Prepare Sync",
  read: "Unloading data from warehouse",
  send: "Loading data into destination service",
  finish: "Committing data to destination service",
};

const reasons = {
  manual: { ui_tag: "Manual", ui_detail: "Started by a person" },
  scheduled: { ui_tag: "Scheduled", ui_detail: "Due by its schedule" },
  api: { ui_tag: "API", ui_detail: "Started by the API" },
  sequence: { ui_tag: "Sync Sequence", ui_detail: "Another sync has completed" },
  webhook: { ui_tag: "Webhook", ui_detail: "Its webhook address was called" },
} as const;

/**
 * A run as the Census-shaped API shows it. Its clients stop polling at completed, failed and skipped only, so a canceled
 * run reads failed, and one that is held goes on working until somebody has decided.
 */
export function v1SyncRunView(row: RunRow): V1SyncRun {
  const counted = row.status !== "queued" && row.plannedAt !== null;
  const count = (value: bigint) => (counted ? Number(value) : null);
  const failure = failureOf(row);
  const isActive = ["working", "held"].includes(row.status);
  return {
    id: row.id,
    sync_id: row.syncId,
    status: statusOf(row),
    created_at: row.queuedAt.toISOString(),
    updated_at: (row.finishedAt ?? row.startedAt ?? row.queuedAt).toISOString(),
    completed_at: row.finishedAt?.toISOString() ?? null,
    scheduled_execution_time: row.dueAt?.toISOString() ?? null,
    source_record_count: count(row.records),
    source_record_updates: count(row.changed),
    source_record_deletes: null,
    source_record_invalids: count(row.invalid),
    records_invalid: count(row.invalid),
    records_processed: count(row.success + row.rejected + row.noMatch + row.uncertain),
    records_updated: count(row.success),
    // What nobody can prove has not been accepted.
    records_failed: count(row.rejected + row.uncertain),
    error_code: failure?.code ?? null,
    error_message: failure?.message ?? null,
    error_detail: failure?.detail ?? null,
    canceled: row.status === "canceled",
    full_sync: row.fullSync,
    ...(isActive && row.step ? { current_step: steps[row.step as RunStep] } : {}),
    sync_trigger_reason: reasons[row.trigger],
  };
}

function statusOf({ status }: RunRow): V1SyncRun["status"] {
  switch (status) {
    case "held":
      return "working";
    case "canceled":
      return "failed";
    case "queued":
    case "working":
    case "completed":
    case "failed":
    case "skipped":
      return status;
    default:
      return status satisfies never;
  }
}

function failureOf({ status, failure, canceledBy }: RunRow) {
  if (status === "canceled") {
    const by = canceledBy ? ` by ${canceledBy}` : "";
    return { code: "CANCELED", message: `The run was canceled${by}.`, detail: null };
  }
  const known = failure as { code: string; message: string; hint: string } | null;
  return known && { code: known.code.toUpperCase(), message: known.message, detail: known.hint };
}

/** Which statuses of ours stand behind those of that API. */
export const statusesBehind = {
  succeeded: ["success"],
  rejected: ["rejected", "uncertain", "no_match", "dismissed"],
  invalid: ["invalid"],
} as const;

type StoredRecord = Awaited<ReturnType<typeof v1Records>>["rows"][number];

export function v1RecordView(row: StoredRecord): V1Record {
  return {
    record_payload: ((row.sent ?? row.sourceRow) as Record<string, unknown>) ?? {},
    identifier: row.externalKey,
    batch_started_at: (row.reservedAt ?? row.createdAt).toISOString(),
    batch_completed_at: row.settledAt?.toISOString() ?? null,
    operation: "upsert",
    status: row.status === "success" ? "succeeded" : row.status === "invalid" ? "invalid" : "rejected",
    status_message: row.issueMessage,
  };
}
