import { customFieldName, type FieldSet, findField } from "./field";
import type { Column } from "./record";
import { type Behavior, columnsRead, type SyncConfig } from "./sync-config";
import { compileTemplate } from "./template";

/** Something wrong with a configuration as a whole. `place` is `behavior`, `timestampColumn`, `syncKey`, `mappings` or the name of a field. */
export interface ConfigProblem {
  place: string;
  message: string;
}

/**
 * Everything that is wrong with a configuration before a single row is read. The wizard shows it and refuses to save,
 * and a run refuses to start; both by this one function, so that they cannot disagree.
 */
export function checkConfig(
  config: SyncConfig,
  fieldSet: FieldSet & { behaviors?: readonly Behavior[] },
  columns: Column[] | undefined,
): ConfigProblem[] {
  return [
    ...unknownBehavior(config, fieldSet.behaviors),
    ...(columns ? missingColumns(config, columns) : []),
    ...timestampProblems(config, columns),
    ...unknownFields(config, fieldSet),
    ...doubleFields(config),
    ...missingFields(config, fieldSet),
    ...brokenRules(config, fieldSet),
    ...brokenTemplates(config),
    ...customProblems(config, fieldSet),
    ...amountProblems(config, fieldSet),
  ];
}

function unknownBehavior(
  { behavior, object }: SyncConfig,
  behaviors: readonly Behavior[] | undefined,
): ConfigProblem[] {
  if (!behaviors || behaviors.includes(behavior)) return [];
  return [{ place: "behavior", message: `The sync behavior ${behavior} does not fit the object ${object}.` }];
}

function missingColumns(config: SyncConfig, columns: Column[]): ConfigProblem[] {
  const known = new Set(columns.map((column) => column.name));
  return columnsRead(config)
    .filter((column) => !known.has(column))
    .map((column) => ({
      place: placeOf(config, column),
      message: `The column ${column} is no longer in the dataset. Choose another column, or put it back.`,
    }));
}

function placeOf(config: SyncConfig, column: string): string {
  if (column === config.syncKey) return "syncKey";
  return (
    fieldsFrom(config, column)[0] ?? (column === config.timestampColumn ? "timestampColumn" : "mappings")
  );
}

/** A CSV file knows text only; there the type is what its first rows look like, and so they decide. */
function timestampProblems(
  { behavior, timestampColumn }: SyncConfig,
  columns: Column[] | undefined,
): ConfigProblem[] {
  if (timestampColumn === undefined) return [];
  const place = "timestampColumn";
  if (behavior !== "send")
    return [{ place, message: "Only the behavior Send reads new rows by a timestamp column. Leave it out." }];
  const column = columns?.find(({ name }) => name === timestampColumn);
  if (!column || column.type === "date" || column.type === "timestamp") return [];
  const message = `The column ${timestampColumn} does not hold dates or times. Choose one that does, or read all rows.`;
  return [{ place, message }];
}

function fieldsFrom(config: SyncConfig, column: string): string[] {
  return config.mappings.flatMap(({ field, from }) =>
    from.kind === "column" && from.column === column ? [field] : [],
  );
}

function unknownFields(config: SyncConfig, fieldSet: FieldSet): ConfigProblem[] {
  return config.mappings
    .filter(({ field }) => !findField(fieldSet, field) || findField(fieldSet, field)?.fromSyncKey)
    .map(({ field }) => ({ place: field, message: `${field} cannot be mapped for this object.` }));
}

function doubleFields(config: SyncConfig): ConfigProblem[] {
  const seen = new Set<string>();
  return config.mappings.flatMap(({ field }) => {
    if (!seen.has(field)) {
      seen.add(field);
      return [];
    }
    return [{ place: field, message: `${field} is mapped twice. Remove one of the mappings.` }];
  });
}

function missingFields(config: SyncConfig, fieldSet: FieldSet): ConfigProblem[] {
  const mapped = new Set(config.mappings.map(({ field }) => field));
  // Update Only never creates, and PATCH takes any subset of the fields (D-CU).
  if (config.behavior === "update_only") return [];
  return fieldSet.fields
    .filter((field) => field.required && !field.fromSyncKey && !mapped.has(field.name))
    .map((field) => ({
      place: field.name,
      message: `${field.label} is required. Map a column, a constant or a template.`,
    }));
}

function brokenRules(config: SyncConfig, fieldSet: FieldSet): ConfigProblem[] {
  return fieldSet.rules.flatMap((rule) => {
    const mapped = config.mappings.filter(({ field }) => rule.fields.includes(field));
    if (mapped.length === 1) return [];
    const labels = rule.fields.map((name) => findField(fieldSet, name)?.label ?? name).join(", ");
    const message =
      mapped.length === 0
        ? `${rule.label} is not mapped. Map exactly one of: ${labels}.`
        : `${rule.label} is mapped ${mapped.length} times. Keep exactly one of: ${labels}.`;
    return [{ place: mapped[1]?.field ?? rule.fields[0] ?? "mappings", message }];
  });
}

function brokenTemplates(config: SyncConfig): ConfigProblem[] {
  return config.mappings.flatMap(({ field, from }) => {
    if (from.kind !== "template") return [];
    const compiled = compileTemplate(from.template);
    return compiled.ok ? [] : [{ place: field, message: `The template cannot be read: ${compiled.message}` }];
  });
}

function customProblems(config: SyncConfig, { custom }: FieldSet): ConfigProblem[] {
  if (!custom) return [];
  const entries = config.mappings.flatMap(({ field }) => {
    const name = customFieldName(custom, field);
    return name === undefined ? [] : [{ field, name }];
  });
  const badNames = entries
    .filter(({ name }) => !custom.namePattern.test(name))
    .map(({ field, name }) => ({
      place: field,
      message: `${name === "" ? "An empty name" : name} is not a valid name. ${custom.nameRule}`,
    }));
  const tooMany =
    custom.limit !== undefined && entries.length > custom.limit
      ? [
          {
            place: "mappings",
            message: `${entries.length} entries of ${custom.label} are mapped; PartnerStack takes at most ${custom.limit}.`,
          },
        ]
      : [];
  return [...badNames, ...tooMany];
}

function amountProblems(config: SyncConfig, fieldSet: FieldSet): ConfigProblem[] {
  return config.mappings
    .filter(({ field, amountIn }) => findField(fieldSet, field)?.type === "amount" && amountIn === undefined)
    .map(({ field }) => ({ place: field, message: "Say whether the value is cents or a decimal amount." }));
}
