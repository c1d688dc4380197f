import { z } from "zod";

export const behaviors = ["update_or_create", "update_only", "send"] as const;
export type Behavior = (typeof behaviors)[number];

/** The destination objects that a sync can keep in step. */
export const objectNames = ["customer", "transaction"] as const;
export type ObjectName = (typeof objectNames)[number];

/** Values about the run itself that a mapping can send (the picker's tab "Sync Metadata"). */
export const metadataNames = ["sync_id", "sync_label", "sync_run_id", "run_started_at"] as const;
export type MetadataName = (typeof metadataNames)[number];
export type SyncMetadata = Record<MetadataName, string | number>;

const name = z.string().min(1).max(255);

/** Where a mapped value comes from; the four tabs of the source value picker. */
export const valueSource = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("column"), column: name }),
  z.object({
    kind: z.literal("constant"),
    value: z.union([z.string().max(10_000), z.number(), z.boolean()]),
  }),
  z.object({ kind: z.literal("template"), template: z.string().min(1).max(10_000) }),
  z.object({ kind: z.literal("metadata"), name: z.enum(metadataNames) }),
]);
export type ValueSource = z.infer<typeof valueSource>;

/** One row of the mapping editor: source value -> destination field. */
export const fieldMapping = z.object({
  field: name,
  from: valueSource,
  /** For amount fields: the value is minor units already (198), or a decimal amount of the currency (1.98). */
  amountIn: z.enum(["minor", "decimal"]).optional(),
  /** "Also sync null values": send null to clear the field where the source is empty. */
  syncNull: z.boolean().default(false),
  /** "Only If Empty" leaves a value that the destination already has. */
  mode: z.enum(["set", "only_if_empty"]).default("set"),
});
export type FieldMapping = z.infer<typeof fieldMapping>;

/** Minutes that a run reads again behind the newest row of the runs before it, unless a configuration says otherwise. */
export const defaultOverlapMinutes = 60;
export const longestOverlapMinutes = 10_080;

/** What a sync does. It is stored as a numbered version, and a run is pinned to one. */
export const syncConfig = z.object({
  object: z.enum(objectNames),
  behavior: z.enum(behaviors),
  syncKey: name,
  mappings: z.array(fieldMapping).max(200),
  /** Event syncs: send what is in the dataset now, or remember it as known and send only what comes later. */
  backfill: z.enum(["all", "skip"]).default("all"),
  /** Event syncs: read only rows that are new by this column; absent reads the whole dataset in every run. */
  timestampColumn: name.optional(),
  overlapMinutes: z.number().int().min(0).max(longestOverlapMinutes).optional(),
});
export type SyncConfig = z.infer<typeof syncConfig>;

/** The columns that a configuration reads, so that a dropped one is noticed before any row is read. */
export function columnsRead(config: SyncConfig): string[] {
  const mapped = config.mappings.flatMap((mapping) =>
    mapping.from.kind === "column" ? [mapping.from.column] : [],
  );
  const timestamp = config.timestampColumn === undefined ? [] : [config.timestampColumn];
  return [...new Set([config.syncKey, ...mapped, ...timestamp])];
}
