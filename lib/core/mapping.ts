import { type AmountContext, convert, isEmpty } from "./conversion";
import { customFieldName, type Field, type FieldSet, findField } from "./field";
import { type Issue, issue } from "./issue";
import { isJsonObject, type Json, type JsonObject } from "./json";
import type { SourceRow } from "./record";
import type { FieldMapping, SyncConfig, SyncMetadata, ValueSource } from "./sync-config";
import { compileTemplate } from "./template";

/** What one mapping made of one row, for the editor's live column and for error messages. */
export interface MappedValue {
  field: string;
  /** The value as the source, constant or template gave it. */
  raw: Json;
  /** The value that would be sent; undefined when the field is left out. */
  value: Json | undefined;
  issue?: Issue;
}

export interface MappedRecord {
  payload: JsonObject;
  values: MappedValue[];
  issues: Issue[];
}

export type RowMapper = (row: SourceRow, metadata: SyncMetadata) => MappedRecord;

type Evaluate = (row: SourceRow, metadata: SyncMetadata) => { raw: Json; issue?: Issue };
interface Step {
  mapping: FieldMapping;
  field: Field;
  evaluate: Evaluate;
}

/**
 * Compiles a configuration into a function from a source row to a payload. Templates are parsed once. A mapping to a
 * field that the object does not have is left out here: `checkConfig` reports it before a run.
 */
export function compileMapping(config: SyncConfig, fieldSet: FieldSet): RowMapper {
  const steps = config.mappings.flatMap((mapping): Step[] => {
    const field = findField(fieldSet, mapping.field);
    return field ? [{ mapping, field, evaluate: evaluator(mapping.from, field) }] : [];
  });
  // An amount is read in the currency of its own row, so the currency has to be known first.
  steps.sort((a, b) => Number(a.field.type === "amount") - Number(b.field.type === "amount"));

  return (row, metadata) => {
    const payload: JsonObject = {};
    const values: MappedValue[] = [];
    for (const step of steps) {
      const mapped = mapOne(step, row, metadata, currencyIn(payload));
      values.push(mapped);
      if (mapped.value !== undefined) place(payload, fieldSet, step.field.name, mapped.value);
    }
    const issues = values.flatMap((value) => (value.issue ? [value.issue] : []));
    return { payload, values, issues };
  };
}

function currencyIn(payload: JsonObject): string | undefined {
  return typeof payload.currency === "string" ? payload.currency : undefined;
}

function mapOne(
  step: Step,
  row: SourceRow,
  metadata: SyncMetadata,
  currency: string | undefined,
): MappedValue {
  const { mapping, field } = step;
  const { raw, issue: failed } = step.evaluate(row, metadata);
  if (failed) return { field: field.name, raw, value: undefined, issue: failed };
  if (isEmpty(raw)) {
    const clears = mapping.syncNull && field.nullable === true;
    return { field: field.name, raw, value: clears ? null : undefined };
  }
  const amount: AmountContext = { amountIn: mapping.amountIn ?? "minor", currency };
  const converted = convert(field, raw, amount);
  return converted.ok
    ? { field: field.name, raw, value: converted.value }
    : { field: field.name, raw, value: undefined, issue: converted.issue };
}

function evaluator(from: ValueSource, field: Field): Evaluate {
  switch (from.kind) {
    case "column":
      return (row) => {
        const raw = row[from.column];
        if (raw !== undefined) return { raw };
        return {
          raw: null,
          issue: issue("column_missing", `The column ${from.column} is not in the row.`, field.name),
        };
      };
    case "constant":
      return () => ({ raw: from.value });
    case "metadata":
      return (_row, metadata) => ({ raw: metadata[from.name] });
    case "template":
      return templateEvaluator(from.template, field);
    default:
      return from satisfies never;
  }
}

function templateEvaluator(source: string, field: Field): Evaluate {
  const compiled = compileTemplate(source);
  const failure = (message: string) => ({
    raw: null,
    issue: issue("template_failed", `The template of ${field.label} failed: ${message}`, field.name),
  });
  if (!compiled.ok) return () => failure(compiled.message);
  return (row, metadata) => {
    const rendered = compiled.render(row, metadata);
    return rendered.ok ? { raw: rendered.text } : failure(rendered.message);
  };
}

function place(payload: JsonObject, fieldSet: FieldSet, name: string, value: Json): void {
  const entry = customFieldName(fieldSet.custom, name);
  if (entry === undefined || !fieldSet.custom) {
    payload[name] = value;
    return;
  }
  const { prefix } = fieldSet.custom;
  const group = payload[prefix];
  if (isJsonObject(group)) group[entry] = value;
  else payload[prefix] = { [entry]: value };
}
