import { sourceWords } from "@/components/mapping/value-words";
import type { ConfigChange, ConfigSetting } from "@/lib/core/config-changes";
import type { DestinationObject } from "@/lib/core/destination-object";
import { findField } from "@/lib/core/field";
import type { FieldMapping } from "@/lib/core/sync-config";
import { behaviorLabels } from "./behavior-labels";

interface ChangeWords {
  what: string;
  before: string | undefined;
  after: string | undefined;
}

/** One difference of two configurations in the words of the pages; a side that is absent had nothing. */
export function changeWords(change: ConfigChange, object: DestinationObject): ChangeWords {
  if (change.kind === "mapping") {
    return {
      what: findField(object, change.field)?.label ?? change.field,
      before: change.before && mappingWords(change.before),
      after: change.after && mappingWords(change.after),
    };
  }
  const { setting, before, after } = change;
  return {
    what: setting === "syncKey" ? object.syncKeyLabel : settingLabels[setting],
    before: settingWords(setting, before),
    after: settingWords(setting, after),
  };
}

const settingLabels: Record<Exclude<ConfigSetting, "syncKey">, string> = {
  behavior: "Behavior",
  backfill: "First run",
  timestampColumn: "Timestamp column",
  overlapMinutes: "Minutes read again",
};

function settingWords(setting: ConfigSetting, value: string | number | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (setting === "behavior") return behaviorLabels[value as keyof typeof behaviorLabels];
  if (setting === "backfill") return value === "all" ? "Backfill All Records" : "Skip Current Records";
  return String(value);
}

function mappingWords({ from, amountIn, syncNull, mode }: FieldMapping): string {
  return [
    sourceWords(from),
    ...(amountIn === "decimal" ? ["decimal amount"] : amountIn === "minor" ? ["cents"] : []),
    ...(syncNull ? ["also null values"] : []),
    ...(mode === "only_if_empty" ? ["only if empty"] : []),
  ].join(", ");
}
