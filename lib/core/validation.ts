import { isEmpty } from "./conversion";
import type { FieldRule, FieldSet } from "./field";
import { type Issue, issue } from "./issue";
import { isJsonObject, type JsonObject } from "./json";
import type { MappedRecord } from "./mapping";
import type { Behavior } from "./sync-config";

/**
 * The issues of one mapped record, worst first: what the conversion found, required fields that are empty, rules over
 * several fields. A record with any issue is Invalid and never sent.
 */
export function validate(record: MappedRecord, fieldSet: FieldSet, behavior: Behavior): Issue[] {
  const complained = new Set(record.issues.map((found) => found.field));
  // Update Only never creates, and an update takes any subset of the fields (D-CU).
  const required =
    behavior === "update_only" ? [] : fieldSet.fields.filter((field) => field.required && !field.fromSyncKey);
  const missing = required
    .filter((field) => !complained.has(field.name) && isEmpty(record.payload[field.name]))
    .map((field) => issue("required_missing", `${field.label} is required and empty.`, field.name));
  const broken = fieldSet.rules.flatMap((rule) => checkRule(rule, record.payload, complained));
  return [...record.issues, ...missing, ...broken, ...checkCustom(fieldSet, record.payload)];
}

function checkRule(rule: FieldRule, payload: JsonObject, complained: Set<string | undefined>): Issue[] {
  switch (rule.kind) {
    case "exactlyOneOf": {
      if (rule.fields.some((field) => complained.has(field))) return [];
      const filled = rule.fields.filter((field) => !isEmpty(payload[field]));
      if (filled.length === 1) return [];
      if (filled.length === 0) return [issue("reference_missing", `${rule.label} is empty.`, rule.fields[0])];
      return [
        issue(
          "reference_ambiguous",
          `${rule.label} is given ${filled.length} times: ${filled.join(", ")}.`,
          filled[1],
        ),
      ];
    }
    default:
      return rule.kind satisfies never;
  }
}

function checkCustom(fieldSet: FieldSet, payload: JsonObject): Issue[] {
  const { custom } = fieldSet;
  if (custom?.limit === undefined) return [];
  const group = payload[custom.prefix];
  const count = isJsonObject(group) ? Object.keys(group).length : 0;
  if (count <= custom.limit) return [];
  return [
    issue(
      "metadata_invalid",
      `${custom.label} has ${count} entries; PartnerStack takes ${custom.limit}.`,
      custom.prefix,
    ),
  ];
}
