import type { MappingPreviewView } from "@/lib/contracts/syncs";
import type { DestinationObject } from "@/lib/core/destination-object";
import { findField } from "@/lib/core/field";
import { identify } from "@/lib/core/identity";
import { type Issue, issue } from "@/lib/core/issue";
import { compileMapping, type MappedRecord } from "@/lib/core/mapping";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig, SyncMetadata } from "@/lib/core/sync-config";
import { validate } from "@/lib/core/validation";
import { whatBecomes } from "./what-becomes";

/** One sample row as a run would see it. */
export interface EvaluatedRow {
  row: SourceRow;
  externalKey: string | null;
  mapped: MappedRecord;
  /** Worst first; a row with any is Invalid. */
  issues: Issue[];
}

/** Puts every sample row through what a run does before it compares: key, duplicates, mapping, validation. */
export function evaluateSample(
  config: SyncConfig,
  object: DestinationObject,
  rows: SourceRow[],
  metadata: SyncMetadata,
): EvaluatedRow[] {
  const mapRow = compileMapping(config, object);
  const identities = rows.map((row) => identify(row[config.syncKey], config.syncKey));
  const seen = new Map<string, number>();
  for (const identity of identities) {
    if (identity.ok) seen.set(identity.externalKey, (seen.get(identity.externalKey) ?? 0) + 1);
  }
  return rows.map((row, index) => {
    const identity = identities[index];
    const externalKey = identity?.ok ? identity.externalKey : null;
    const mapped = mapRow(row, metadata);
    const issues = [
      ...(identity && !identity.ok ? [identity.issue] : []),
      ...(externalKey !== null && (seen.get(externalKey) ?? 0) > 1 ? [duplicate(config.syncKey)] : []),
      ...validate(mapped, object, config.behavior).map((found) => asTheEditorSays(found, config, object)),
    ];
    return { row, externalKey, mapped, issues };
  });
}

/**
 * While a field is not mapped yet it is empty in every row, and "Fill the column" would lead nowhere. A run knows
 * nothing of this: it refuses a configuration that leaves a required field out.
 */
function asTheEditorSays(found: Issue, { mappings }: SyncConfig, object: DestinationObject): Issue {
  const { code, field = "" } = found;
  if (code !== "required_missing" && code !== "reference_missing") return found;
  const rule = object.rules.find(({ fields }) => fields.includes(field));
  const wanted = rule?.fields ?? [field];
  if (mappings.some((mapping) => wanted.includes(mapping.field))) return found;
  const label = rule?.label ?? findField(object, field)?.label ?? field;
  return issue("not_mapped", `${label} is not mapped yet.`, field);
}

function duplicate(syncKey: string): Issue {
  return issue("key_duplicate", `Another row has the same value in the key column ${syncKey}.`);
}

/** The live column of the editor: what each mapping made of this row. */
export function shownValues(
  { mapped }: EvaluatedRow,
  config: SyncConfig,
  object: DestinationObject,
): MappingPreviewView["values"] {
  const currency = typeof mapped.payload.currency === "string" ? mapped.payload.currency : undefined;
  return mapped.values.flatMap((value) => {
    const field = findField(object, value.field);
    const mapping = config.mappings.find((candidate) => candidate.field === value.field);
    if (!field || !mapping) return [];
    return {
      field: value.field,
      raw: value.raw,
      ...(value.value !== undefined && { value: value.value }),
      shown: whatBecomes(value, field, mapping, currency),
      issue: value.issue ? { message: value.issue.message, hint: value.issue.hint } : null,
    };
  });
}

/** How many of the sample rows would be Invalid, by their worst issue; the most frequent reason first. */
export function sampleSummary(evaluated: EvaluatedRow[]): MappingPreviewView["sample"] {
  const reasons = new Map<string, { message: string; rows: number; firstRow: number }>();
  evaluated.forEach(({ issues: [worst] }, index) => {
    if (!worst) return;
    const cause = `${worst.code} ${worst.field ?? ""}`;
    const known = reasons.get(cause);
    if (known) known.rows += 1;
    else reasons.set(cause, { message: worst.message, rows: 1, firstRow: index });
  });
  return {
    rows: evaluated.length,
    invalid: evaluated.filter(({ issues }) => issues.length > 0).length,
    reasons: [...reasons.values()].sort((a, b) => b.rows - a.rows),
  };
}
