import { sameJson } from "./json";
import { defaultOverlapMinutes, type FieldMapping, type SyncConfig } from "./sync-config";

const settings = ["behavior", "syncKey", "backfill", "timestampColumn", "overlapMinutes"] as const;
export type ConfigSetting = (typeof settings)[number];

/** One difference of two configurations; a mapping that came or went has one side only. */
export type ConfigChange =
  | {
      kind: "setting";
      setting: ConfigSetting;
      before: string | number | undefined;
      after: string | number | undefined;
    }
  | { kind: "mapping"; field: string; before: FieldMapping | undefined; after: FieldMapping | undefined };

/**
 * What differs between two configurations of one sync: its settings first, then the mappings in the order of the newer
 * one, and those that are gone last. The order of mappings is for the eye only, and no difference.
 */
export function configChanges(before: SyncConfig, after: SyncConfig): ConfigChange[] {
  const was = settingsOf(before);
  const is = settingsOf(after);
  const byField = (config: SyncConfig) => new Map(config.mappings.map((mapping) => [mapping.field, mapping]));
  const [old, young] = [byField(before), byField(after)];
  const fields = [...new Set([...young.keys(), ...old.keys()])];
  return [
    ...settings.flatMap((setting): ConfigChange[] =>
      was[setting] === is[setting]
        ? []
        : [{ kind: "setting", setting, before: was[setting], after: is[setting] }],
    ),
    ...fields.flatMap((field): ConfigChange[] => {
      const [one, other] = [old.get(field), young.get(field)];
      return sameJson({ ...one }, { ...other })
        ? []
        : [{ kind: "mapping", field, before: one, after: other }];
    }),
  ];
}

/** The overlap matters only where a timestamp column is read, and has a default there. */
function settingsOf(config: SyncConfig): Record<ConfigSetting, string | number | undefined> {
  const { behavior, syncKey, backfill, timestampColumn, overlapMinutes = defaultOverlapMinutes } = config;
  return {
    behavior,
    syncKey,
    backfill,
    timestampColumn,
    overlapMinutes: timestampColumn === undefined ? undefined : overlapMinutes,
  };
}
