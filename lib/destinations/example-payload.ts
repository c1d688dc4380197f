import type { Field, FieldSet } from "@/lib/core/field";
import type { JsonObject } from "@/lib/core/json";

/**
 * A payload made of the declared examples: of what every record must have, or of every field and one custom entry. Of
 * fields that exclude each other the first stands for all.
 */
export function examplePayload(fieldSet: FieldSet, extent: "required" | "all"): JsonObject {
  const alternatives = new Set(fieldSet.rules.flatMap((rule) => rule.fields));
  const firstOfEach = new Set(fieldSet.rules.flatMap((rule) => rule.fields.slice(0, 1)));
  const isIncluded = (field: Field) =>
    !field.fromSyncKey &&
    (alternatives.has(field.name)
      ? firstOfEach.has(field.name)
      : extent === "all" || field.required === true);
  const declared = fieldSet.fields.filter(isIncluded).map((field) => [field.name, field.example] as const);
  const custom = extent === "all" && fieldSet.custom ? { [fieldSet.custom.prefix]: { plan: "pro" } } : {};
  return { ...Object.fromEntries(declared), ...custom };
}
