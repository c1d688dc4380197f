import { z } from "zod";
import { v1Id, v1Time } from "./envelope";

/** What a run can be, for clients that stop at any state that they do not know. */
export const v1RunStates = ["queued", "working", "completed", "failed", "skipped"] as const;
const count = z.number().int().min(0).nullable();

export const v1SyncRun = z.strictObject({
  id: v1Id,
  sync_id: v1Id,
  status: z.enum(v1RunStates),
  created_at: v1Time,
  updated_at: v1Time,
  completed_at: v1Time.nullable(),
  scheduled_execution_time: v1Time.nullable(),
  source_record_count: count,
  source_record_updates: count,
  source_record_deletes: count,
  source_record_invalids: count,
  records_invalid: count,
  records_processed: count,
  records_updated: count,
  records_failed: count,
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  error_detail: z.string().nullable(),
  canceled: z.boolean(),
  full_sync: z.boolean(),
  /** Only while it is running. */
  current_step: z.string().optional(),
  sync_trigger_reason: z.strictObject({ ui_tag: z.string(), ui_detail: z.string() }),
});
export type V1SyncRun = z.infer<typeof v1SyncRun>;

export const v1RecordStatuses = ["succeeded", "rejected", "invalid"] as const;
export const v1Record = z.strictObject({
  record_payload: z.record(z.string(), z.unknown()),
  identifier: z.string(),
  batch_started_at: v1Time.nullable(),
  batch_completed_at: v1Time.nullable(),
  operation: z.enum(["upsert", "delete"]),
  status: z.enum(v1RecordStatuses),
  status_message: z.string().nullable(),
});
export type V1Record = z.infer<typeof v1Record>;

export const v1Triggered = z.strictObject({
  status: z.literal("success"),
  data: z.strictObject({ sync_run_id: v1Id }),
});
export const v1Cancelled = z.strictObject({ status: z.literal("cancelled"), data: z.strictObject({}) });
export const v1RecordCount = z.strictObject({
  status: z.literal("success"),
  data: z.array(z.strictObject({ record_count: z.number().int().min(0) })),
});
export const v1Export = z.strictObject({ status: z.literal("success"), urls: z.array(z.url()) });
