import { customFieldName, type Field, type FieldRule, type FieldSet, findField } from "@/lib/core/field";
import type { Behavior, FieldMapping, ValueSource } from "@/lib/core/sync-config";

/** One row of the editor. Unlike a stored mapping it may still lack its field or its value. */
export interface MappingDraft {
  id: string;
  /** Empty until one is chosen. */
  field: string;
  from: ValueSource | null;
  amountIn?: "minor" | "decimal";
  syncNull: boolean;
  mode: "set" | "only_if_empty";
}

/**
 * The rows that stand there from the start: one for each rule (the customer of a transaction, by the field that is
 * named first) and one for each required field.
 */
export function startMappings({ fields, rules }: FieldSet): MappingDraft[] {
  const required = fields.filter((field) => field.required && !field.fromSyncKey);
  const names = [...rules.map((rule) => rule.fields[0] ?? ""), ...required.map(({ name }) => name)];
  return names.map((field, index) => blank(`row-${index + 1}`, field));
}

function blank(id: string, field: string): MappingDraft {
  return { id, field, from: null, syncNull: false, mode: "set" };
}

/** A stored configuration as rows; what must be mapped and is not gets an empty row. */
export function draftsOf(mappings: FieldMapping[], fieldSet: FieldSet): MappingDraft[] {
  const stored = mappings.map((mapping, index): MappingDraft => ({ ...mapping, id: `row-${index + 1}` }));
  return withStartRows(stored, fieldSet);
}

/** The rows, and an empty one for each that a sync which creates records begins with and that is not there. */
export function withStartRows(drafts: MappingDraft[], fieldSet: FieldSet): MappingDraft[] {
  const lacking = startMappings(fieldSet).filter(({ field }) => {
    const rule = ruleOf(fieldSet, field);
    return !drafts.some((draft) => (rule ? rule.fields.includes(draft.field) : draft.field === field));
  });
  return lacking.reduce((rows, { field }) => addMapping(rows, field), drafts);
}

/** The rows that say everything, as they are stored. */
export function completeMappings(drafts: MappingDraft[]): FieldMapping[] {
  return drafts.flatMap(({ id: _, from, ...draft }) =>
    draft.field !== "" && isFilled(from) ? [{ ...draft, from }] : [],
  );
}

export function isFilled(from: ValueSource | null): from is ValueSource {
  if (from === null) return false;
  if (from.kind === "constant") return from.value !== "";
  if (from.kind === "template") return from.template.trim() !== "";
  return true;
}

/**
 * Rows that somebody added and did not finish: they would silently be left out, so they keep a sync from being saved.
 * A required field without a value is reported by the check of the configuration itself.
 */
export function unfinished(draft: MappingDraft, fieldSet: FieldSet): string | undefined {
  if (isFixed(draft, fieldSet)) return undefined;
  if (!isFilled(draft.from)) return "Choose a source value, or remove this mapping.";
  return draft.field === "" ? "Choose a PartnerStack field, or remove this mapping." : undefined;
}

/** A row that stands there from the start. */
export function isFixed({ field }: MappingDraft, fieldSet: FieldSet): boolean {
  return ruleOf(fieldSet, field) !== undefined || findField(fieldSet, field)?.required === true;
}

/** Update Only needs no field, so there every row can go that no rule asks for. */
export function isRemovable(draft: MappingDraft, fieldSet: FieldSet, behavior: Behavior): boolean {
  return (
    ruleOf(fieldSet, draft.field) === undefined && !isRequired(findField(fieldSet, draft.field), behavior)
  );
}

/** The rule that a field belongs to: of its fields exactly one is mapped, in one row. */
export function ruleOf({ rules }: FieldSet, field: string): FieldRule | undefined {
  return rules.find((rule) => rule.fields.includes(field));
}

/** Update Only never creates, so nothing has to be there. */
export function isRequired(field: Field | undefined, behavior: Behavior): boolean {
  return field?.required === true && behavior !== "update_only";
}

export function addMapping(
  drafts: MappingDraft[],
  field = "",
  from: ValueSource | null = null,
): MappingDraft[] {
  const highest = Math.max(0, ...drafts.map(({ id }) => Number(id.slice("row-".length)) || 0));
  return [...drafts, { ...blank(`row-${highest + 1}`, field), from }];
}

export function changeMapping(
  drafts: MappingDraft[],
  id: string,
  change: Partial<MappingDraft>,
): MappingDraft[] {
  return drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft));
}

export function removeMapping(drafts: MappingDraft[], id: string): MappingDraft[] {
  return drafts.filter((draft) => draft.id !== id);
}

/**
 * Takes over what was matched by name, where nothing is filled in yet: what the operator set is never overwritten. A
 * rule that already has its one field keeps it. Gives the rows and the fields that were filled.
 */
export function takeGenerated(
  drafts: MappingDraft[],
  generated: FieldMapping[],
  fieldSet: FieldSet,
): { drafts: MappingDraft[]; filled: string[] } {
  let rows = drafts;
  const filled: string[] = [];
  for (const mapping of generated) {
    const rule = ruleOf(fieldSet, mapping.field);
    const row = rows.find(({ field }) => (rule ? rule.fields.includes(field) : field === mapping.field));
    if (row && isFilled(row.from)) continue;
    rows = row ? changeMapping(rows, row.id, mapping) : takeNew(rows, mapping);
    filled.push(mapping.field);
  }
  return { drafts: rows, filled };
}

function takeNew(drafts: MappingDraft[], mapping: FieldMapping): MappingDraft[] {
  const added = addMapping(drafts, mapping.field);
  const id = added.at(-1)?.id ?? "";
  return changeMapping(added, id, mapping);
}

/** Declared fields that can still be mapped in a row of their own. */
export function freeFields(fieldSet: FieldSet, drafts: MappingDraft[], current: string): Field[] {
  const taken = new Set(drafts.map(({ field }) => field));
  return fieldSet.fields.filter(
    (field) =>
      !field.fromSyncKey &&
      !ruleOf(fieldSet, field.name) &&
      (field.name === current || !taken.has(field.name)),
  );
}

/** What is wrong with the name of a custom entry, before it is added; undefined when it can be. */
export function customNameProblem(
  fieldSet: FieldSet,
  drafts: MappingDraft[],
  name: string,
): string | undefined {
  const { custom } = fieldSet;
  if (!custom) return undefined;
  if (!custom.namePattern.test(name)) return custom.nameRule;
  const entries = drafts.filter(({ field }) => customFieldName(custom, field) !== undefined);
  if (entries.some(({ field }) => field === `${custom.prefix}.${name}`)) return `${name} is mapped already.`;
  if (custom.limit !== undefined && entries.length >= custom.limit) {
    return `PartnerStack takes at most ${custom.limit} entries.`;
  }
  return undefined;
}
