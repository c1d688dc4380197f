import { isJsonObject, type Json, type JsonObject, sameJson } from "./json";

/** One field that a change moves. `before` is absent where nothing was remembered of the field. */
export interface FieldChange {
  field: string;
  before?: Json;
  after: Json;
}

/**
 * Field by field, what a payload changes against the one that was remembered; entries of a group read `meta.plan`. A
 * field that the payload leaves out is not touched on the other side, so it is not listed. Without a remembered
 * payload every field is new.
 */
export function fieldChanges(before: JsonObject | null, after: JsonObject, group = ""): FieldChange[] {
  return Object.entries(after).flatMap(([name, value]): FieldChange[] => {
    const then = before?.[name];
    if (isJsonObject(value)) return fieldChanges(isJsonObject(then) ? then : null, value, `${group}${name}.`);
    if (then === undefined) return [{ field: group + name, after: value }];
    return sameJson(then, value) ? [] : [{ field: group + name, before: then, after: value }];
  });
}
