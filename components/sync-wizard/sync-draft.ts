import { z } from "zod";
import {
  completeMappings,
  draftsOf,
  type MappingDraft,
  startMappings,
  withStartRows,
} from "@/components/mapping/mapping-draft";
import type { DestinationObject } from "@/lib/core/destination-object";
import {
  behaviors,
  defaultOverlapMinutes,
  fieldMapping,
  type ObjectName,
  type SyncConfig,
  syncConfig,
  valueSource,
} from "@/lib/core/sync-config";
import { noTriggers, type SyncTriggers, syncTriggers } from "@/lib/core/triggers";
import { objects } from "./objects";

const mappingDraft: z.ZodType<MappingDraft> = fieldMapping.extend({
  id: z.string(),
  field: z.string(),
  from: valueSource.nullable().catch(null),
});

/** What was decided for one object. Each keeps its own, so that a look at the other one loses nothing. */
const objectPlan = z.object({
  behavior: z.enum(behaviors).nullable(),
  /** Only asked of events. */
  backfill: z.enum(["all", "skip"]).nullable(),
  /** Events that are read by a timestamp column; null reads all rows in every run. */
  timestampColumn: z.string().nullable().default(null),
  overlapMinutes: z.number().default(defaultOverlapMinutes),
  syncKey: z.string().nullable(),
  mappings: z.array(mappingDraft),
});
export type ObjectPlan = z.infer<typeof objectPlan>;

/** A sync that is being thought out. It is kept in the browser until it is created. */
export const syncDraft = z.object({
  datasetId: z.number().nullable(),
  destinationId: z.number().nullable(),
  object: syncConfig.shape.object.nullable(),
  plans: z.object({ customer: objectPlan, transaction: objectPlan }),
  /** Null takes the label that is proposed. */
  label: z.string().nullable(),
  /** What starts it by itself, once it exists. */
  triggers: syncTriggers.catch(noTriggers).default(noTriggers),
});
export type SyncDraft = z.infer<typeof syncDraft>;

export type SyncDraftAction =
  | { type: "choose"; datasetId?: number; destinationId?: number; object?: ObjectName }
  | { type: "plan"; change: Partial<Omit<ObjectPlan, "mappings">> }
  | { type: "map"; change: (mappings: MappingDraft[]) => MappingDraft[] }
  | { type: "name"; label: string }
  | { type: "trigger"; triggers: SyncTriggers }
  | { type: "replace"; draft: SyncDraft };

export function emptyDraft(chosen: { datasetId?: number; destinationId?: number } = {}): SyncDraft {
  return {
    datasetId: chosen.datasetId ?? null,
    destinationId: chosen.destinationId ?? null,
    object: null,
    plans: { customer: emptyPlan(objects.customer), transaction: emptyPlan(objects.transaction) },
    label: null,
    triggers: noTriggers,
  };
}

/** An object with one behavior leaves nothing to choose. */
function emptyPlan(object: DestinationObject): ObjectPlan {
  const [first, second] = object.behaviors;
  const behavior = second === undefined ? (first ?? null) : null;
  return {
    behavior,
    backfill: null,
    timestampColumn: null,
    overlapMinutes: defaultOverlapMinutes,
    syncKey: null,
    mappings: startMappings(object),
  };
}

/** A sync that exists, opened for a change of its configuration. */
export function draftOfSync({
  config,
  dataset,
  destination,
  label,
}: {
  config: SyncConfig;
  dataset: { id: number };
  destination: { id: number };
  label: string;
}): SyncDraft {
  const empty = emptyDraft({ datasetId: dataset.id, destinationId: destination.id });
  const plan: ObjectPlan = {
    behavior: config.behavior,
    backfill: config.backfill,
    timestampColumn: config.timestampColumn ?? null,
    overlapMinutes: config.overlapMinutes ?? defaultOverlapMinutes,
    syncKey: config.syncKey,
    mappings: draftsOf(config.mappings, objects[config.object]),
  };
  return { ...empty, object: config.object, label, plans: { ...empty.plans, [config.object]: plan } };
}

export function changeDraft(draft: SyncDraft, action: SyncDraftAction): SyncDraft {
  switch (action.type) {
    case "choose": {
      const { type: _, ...choice } = action;
      return { ...draft, ...choice };
    }
    case "plan":
      return withPlan(draft, (plan, object) => changePlan(plan, action.change, objects[object]));
    case "map":
      return withPlan(draft, (plan) => ({ ...plan, mappings: action.change(plan.mappings) }));
    case "name":
      return { ...draft, label: action.label };
    case "trigger":
      return { ...draft, triggers: action.triggers };
    case "replace":
      return action.draft;
    default:
      return action satisfies never;
  }
}

function withPlan(draft: SyncDraft, change: (plan: ObjectPlan, object: ObjectName) => ObjectPlan): SyncDraft {
  const { object, plans } = draft;
  return object === null ? draft : { ...draft, plans: { ...plans, [object]: change(plans[object], object) } };
}

/** A required row that was removed under Update Only comes back with a behavior that needs it. */
function changePlan(plan: ObjectPlan, change: Partial<ObjectPlan>, object: DestinationObject): ObjectPlan {
  const changed = { ...plan, ...change };
  const creates = change.behavior !== undefined && change.behavior !== "update_only";
  return creates ? { ...changed, mappings: withStartRows(changed.mappings, object) } : changed;
}

export function planOf(draft: SyncDraft): ObjectPlan | undefined {
  return draft.object === null ? undefined : draft.plans[draft.object];
}

/** The configuration as it stands, with the rows that are complete; undefined until there is a behavior and a key. */
export function configOf(draft: SyncDraft): SyncConfig | undefined {
  const plan = planOf(draft);
  if (!plan || draft.object === null || plan.behavior === null || plan.syncKey === null) return undefined;
  return {
    object: draft.object,
    behavior: plan.behavior,
    syncKey: plan.syncKey,
    mappings: completeMappings(plan.mappings),
    backfill: plan.backfill ?? "all",
    ...(plan.behavior === "send" && plan.timestampColumn !== null
      ? { timestampColumn: plan.timestampColumn, overlapMinutes: plan.overlapMinutes }
      : {}),
  };
}
