import { z } from "zod";
import { frequencies, weekdays } from "@/lib/core/frequencies";
import { v1Id, v1Time } from "./envelope";

const from = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("column"), data: z.string() }),
  z.strictObject({
    type: z.literal("constant_value"),
    data: z.strictObject({ value: z.string(), basic_type: z.enum(["text", "number", "boolean"]) }),
  }),
  z.strictObject({ type: z.literal("sync_metadata"), data: z.string() }),
  z.strictObject({
    type: z.literal("liquid_template"),
    data: z.strictObject({ liquid_template: z.string() }),
  }),
]);

export const v1Mapping = z.strictObject({
  from,
  to: z.string(),
  is_primary_identifier: z.boolean(),
  generate_field: z.literal(false),
  preserve_values: z.boolean(),
  sync_null_values: z.boolean(),
  operation: z.null(),
});
export type V1Mapping = z.infer<typeof v1Mapping>;

const object = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("table"),
    id: v1Id,
    table_catalog: z.null(),
    table_schema: z.string(),
    table_name: z.string(),
  }),
  z.strictObject({ type: z.literal("dataset"), id: v1Id, dataset_id: v1Id, name: z.string() }),
]);

const hour = z.number().int().min(0).max(23);
const minute = z.number().int().min(0).max(59);

export const v1Mode = z.strictObject({
  type: z.literal("triggered"),
  triggers: z.strictObject({
    schedule: z
      .strictObject({
        frequency: z.enum(frequencies),
        day: z.enum(weekdays).optional(),
        hour: hour.optional(),
        minute: minute.optional(),
        cron_expression: z.string().optional(),
        /** Ours: Census knows UTC only. Left out where it is UTC. */
        time_zone: z.string().optional(),
      })
      .optional(),
    sync_sequence: z.strictObject({ sync_id: v1Id }).optional(),
  }),
});
export type V1Mode = z.infer<typeof v1Mode>;

export const v1Sync = z.strictObject({
  id: v1Id,
  label: z.string().nullable(),
  resource_identifier: z.string(),
  status: z.enum(["ready", "up to date", "failing"]),
  created_at: v1Time,
  updated_at: v1Time,
  operation: z.enum(["append", "update", "upsert"]),
  paused: z.boolean(),
  source_attributes: z.strictObject({ connection_id: v1Id, object }),
  destination_attributes: z.strictObject({
    connection_id: v1Id,
    object: z.string(),
    lead_union_insert_to: z.null(),
  }),
  mappings: z.array(v1Mapping),
  mode: v1Mode,
  schedule_frequency: z.enum(frequencies),
  schedule_day: z.null(),
  schedule_hour: hour.nullable(),
  schedule_minute: minute.nullable(),
  cron_expression: z.string().nullable(),
  field_behavior: z.literal("specific_properties"),
  field_normalization: z.null(),
  field_order: z.literal("mapping_order"),
  sync_behavior_family: z.enum(["activateEvents", "mapRecords"]),
  advanced_configuration: z.strictObject({}),
  high_water_mark_attribute: z.string().nullable(),
  historical_sync_operation: z.enum(["skip_current_records", "backfill_all_records"]).nullable(),
  mirror_strategy: z.null(),
  alert_attributes: z.array(z.never()),
  last_run_at: v1Time.nullable(),
  next_run_at: v1Time.nullable(),
  last_run_id: v1Id.nullable(),
});
export type V1Sync = z.infer<typeof v1Sync>;
