import type { RunView } from "@/lib/contracts/runs";
import type { V1Mapping, V1Mode, V1Sync } from "@/lib/contracts/v1/syncs";
import { type FieldMapping, type SyncConfig, syncConfig, type ValueSource } from "@/lib/core/sync-config";
import type { SyncTriggers } from "@/lib/core/triggers";
import type { V1SyncRow } from "@/lib/store/v1-pages";
import { readDefinition } from "../datasets";
import { readTriggers } from "../triggers";

const operations = { update_or_create: "upsert", update_only: "update", send: "append" } as const;

/** A sync as the Census-shaped API shows it; `lastRun` is its newest run that sends. */
export function v1SyncView(row: V1SyncRow, lastRun: RunView | undefined): V1Sync {
  const config = syncConfig.parse(row.versions[0]?.config);
  const triggers = readTriggers(row.triggers);
  const { schedule } = triggers;
  const isEvent = config.behavior === "send";
  return {
    id: row.id,
    label: row.label,
    resource_identifier: identifierOf(row),
    status: statusOf(lastRun),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    operation: operations[config.behavior],
    paused: !row.enabled,
    source_attributes: { connection_id: row.dataset.sourceId, object: objectOf(row) },
    destination_attributes: {
      connection_id: row.destinationId,
      object: config.object,
      lead_union_insert_to: null,
    },
    mappings: mappingsOf(config),
    mode: modeOf(triggers),
    schedule_frequency: schedule.frequency,
    schedule_day: null,
    schedule_hour: "hour" in schedule ? schedule.hour : null,
    schedule_minute: "minute" in schedule ? schedule.minute : null,
    cron_expression: "cron" in schedule ? schedule.cron : null,
    field_behavior: "specific_properties",
    field_normalization: null,
    field_order: "mapping_order",
    sync_behavior_family: isEvent ? "activateEvents" : "mapRecords",
    advanced_configuration: {},
    high_water_mark_attribute: config.timestampColumn ?? null,
    historical_sync_operation: isEvent
      ? config.backfill === "skip"
        ? "skip_current_records"
        : "backfill_all_records"
      : null,
    mirror_strategy: null,
    alert_attributes: [],
    last_run_at: lastRun?.startedAt ?? lastRun?.queuedAt ?? null,
    next_run_at: row.nextRunAt?.toISOString() ?? null,
    last_run_id: lastRun?.id ?? null,
  };
}

/** A name that programs can hold on to; the id keeps two of one label apart. */
function identifierOf({ id, label }: V1SyncRow): string {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `sync:${[...words, id].join("-")}`;
}

function statusOf(lastRun: RunView | undefined): V1Sync["status"] {
  if (!lastRun) return "ready";
  return lastRun.status === "failed" ? "failing" : "up to date";
}

function objectOf({ dataset }: V1SyncRow): V1Sync["source_attributes"]["object"] {
  const { id, name } = dataset;
  const definition = readDefinition(dataset);
  return definition.kind === "table"
    ? {
        ...{ type: "table", id, table_catalog: null },
        ...{ table_schema: definition.schema, table_name: definition.table },
      }
    : { type: "dataset", id, dataset_id: id, name };
}

/** The sync key first: it is a mapping there, and a setting of its own here. */
function mappingsOf(config: SyncConfig): V1Mapping[] {
  const key = config.object === "customer" ? "customer_key" : "unique_id";
  return [
    v1Mapping(
      { field: key, from: { kind: "column", column: config.syncKey }, syncNull: false, mode: "set" },
      true,
    ),
    ...config.mappings.map((mapping) => v1Mapping(mapping, false)),
  ];
}

function v1Mapping({ field, from, syncNull, mode }: FieldMapping, primary: boolean): V1Mapping {
  return {
    from: fromOf(from),
    to: field,
    is_primary_identifier: primary,
    generate_field: false,
    preserve_values: mode === "only_if_empty",
    sync_null_values: syncNull,
    operation: null,
  };
}

function fromOf(from: ValueSource): V1Mapping["from"] {
  switch (from.kind) {
    case "column":
      return { type: "column", data: from.column };
    case "constant": {
      const types = { string: "text", number: "number", boolean: "boolean" } as const;
      const type = typeof from.value as keyof typeof types;
      return { type: "constant_value", data: { value: String(from.value), basic_type: types[type] } };
    }
    case "template":
      return { type: "liquid_template", data: { liquid_template: from.template } };
    case "metadata":
      return { type: "sync_metadata", data: from.name };
    default:
      return from satisfies never;
  }
}

/** Only the kinds of triggers that were set, as that API's clients compare them. A sequence has one parent there. */
function modeOf({ schedule, timeZone, after }: SyncTriggers): V1Mode {
  const { frequency } = schedule;
  const [parent] = after;
  const clock = {
    frequency,
    ...("day" in schedule && { day: schedule.day }),
    ...("hour" in schedule && { hour: schedule.hour }),
    ...("minute" in schedule && { minute: schedule.minute }),
    ...("cron" in schedule && { cron_expression: schedule.cron }),
    ...(timeZone !== "UTC" && frequency !== "never" && { time_zone: timeZone }),
  };
  return {
    type: "triggered",
    triggers: {
      ...((frequency !== "never" || parent === undefined) && { schedule: clock }),
      ...(parent !== undefined && { sync_sequence: { sync_id: parent } }),
    },
  };
}
