import { type ConfigProblem, checkConfig } from "@/lib/core/config-check";
import { findField } from "@/lib/core/field";
import type { Column } from "@/lib/core/record";
import type { Behavior, SyncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";

/**
 * Everything that keeps a configuration from being saved: what a run would refuse, and choices that the object does not
 * offer. The editor shows it while one types and the commands refuse by it, so that they cannot disagree.
 */
export function configProblems(config: SyncConfig, columns: Column[]): ConfigProblem[] {
  return [
    ...behaviorProblems(config),
    ...checkConfig(config, destinationObject(config.object), columns),
    ...optionProblems(config),
  ];
}

const behaviorNames: Record<Behavior, string> = {
  update_or_create: "Update or Create",
  update_only: "Update Only",
  send: "Send",
};

function behaviorProblems({ object: name, behavior }: SyncConfig): ConfigProblem[] {
  const object = destinationObject(name);
  if (object.behaviors.includes(behavior)) return [];
  const offered = object.behaviors.map((offer) => behaviorNames[offer]).join(" or ");
  return [
    {
      place: "behavior",
      message: `${object.labelPlural} cannot be synced with ${behaviorNames[behavior]}. Choose ${offered}.`,
    },
  ];
}

function optionProblems({ object: name, mappings }: SyncConfig): ConfigProblem[] {
  const object = destinationObject(name);
  return mappings.flatMap(({ field, mode, syncNull }): ConfigProblem[] => {
    const declared = findField(object, field);
    if (!declared) return [];
    if (mode === "only_if_empty" && object.kind === "event") {
      return [
        {
          place: field,
          message: `A ${object.label.toLowerCase()} is sent once, so Only If Empty has nothing to look at. Choose Set.`,
        },
      ];
    }
    if (syncNull && !declared.nullable) {
      return [
        {
          place: field,
          message: `PartnerStack does not take null for ${declared.label}. Switch off "Also sync null values".`,
        },
      ];
    }
    return [];
  });
}
