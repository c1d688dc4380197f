import { longEnough } from "@/lib/core/dataset-prefix";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { CustomFields, Field, FieldType } from "@/lib/core/field";
import type { Column, ColumnType } from "@/lib/core/record";
import type { FieldMapping } from "@/lib/core/sync-config";

/** What is proposed from: the columns of a dataset, and its name for a prefix that tells its keys apart. */
export interface NamedColumns {
  name: string;
  columns: readonly Column[];
}

/**
 * Proposes a mapping for every field that a column's name points to ("Generate Mappings"). A field's own name goes
 * before the names it is also known as, each column is used once, and of the fields of an `exactlyOneOf` rule at most
 * one is mapped. Where no column is named after a recommended key, the sync key itself is proposed for it.
 */
export function generateMappings(
  object: DestinationObject,
  { name: datasetName, columns }: NamedColumns,
  syncKeyColumn: string,
): FieldMapping[] {
  const free = new Set(columns);
  const chosen = new Map<string, Column>();
  const excluded = new Set<string>();
  const take = (field: Field, column: Column) => {
    free.delete(column);
    chosen.set(field.name, column);
    for (const other of rivals(object, field.name)) excluded.add(other);
  };

  for (const { field, names } of searches(object)) {
    if (chosen.has(field.name) || excluded.has(field.name)) continue;
    const column = names.flatMap(
      (name) => [...free].find((one) => bare(one.name) === bare(name) && fits(field.type, one.type)) ?? [],
    )[0];
    if (column) take(field, column);
  }
  const key = keyField(object);
  const syncKey = columns.find((column) => column.name === syncKeyColumn);
  if (key && syncKey && !chosen.has(key.name) && fits(key.type, syncKey.type)) chosen.set(key.name, syncKey);

  const declared = object.fields.flatMap((field) => {
    const column = chosen.get(field.name);
    return column ? [mappingOf(datasetName, field, column)] : [];
  });
  return [...declared, ...customMappings(object.custom, [...free])];
}

interface Search {
  field: Field;
  names: string[];
}

/**
 * Exact names of all fields first, so that no field takes a column by a nickname that is another field's own name.
 * Fields that exclude each other are decided by their order in the rule, not by how well the name fits.
 */
function searches(object: DestinationObject): Search[] {
  const mappable = object.fields.filter((field) => !field.fromSyncKey);
  const exclusive = mappable.filter((field) => rivals(object, field.name).length > 0);
  const others = mappable.filter((field) => !exclusive.includes(field));
  return [
    ...others.map((field) => ({ field, names: [field.name] })),
    ...exclusive.map((field) => ({ field, names: [field.name, ...(field.alsoKnownAs ?? [])] })),
    ...others.map((field) => ({ field, names: field.alsoKnownAs ?? [] })),
  ];
}

function rivals(object: DestinationObject, name: string): string[] {
  return object.rules.flatMap((rule) =>
    rule.fields.includes(name) ? rule.fields.filter((other) => other !== name) : [],
  );
}

/** `Customer E-Mail`, `customerEmail` and `customer_email` are one name. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether values of a column's type can be what the field takes; text can be anything. */
function fits(type: FieldType, columnType: ColumnType): boolean {
  if (columnType === "json") return false;
  switch (type) {
    case "amount":
      return ["integer", "decimal", "text", "other"].includes(columnType);
    case "instant":
      return ["date", "timestamp", "text", "other"].includes(columnType);
    case "email":
    case "currency":
      return columnType === "text" || columnType === "other";
    case "text":
      return ["text", "integer", "other"].includes(columnType);
    case "scalar":
      return true;
    default:
      return type satisfies never;
  }
}

/** The recommended field that takes the object's own key along, where the object has one. */
function keyField(object: DestinationObject): Field | undefined {
  return object.kind === "event"
    ? object.fields.find((field) => field.name === "key" && field.recommended)
    : undefined;
}

function mappingOf(datasetName: string, field: Field, column: Column): FieldMapping {
  const mapping: FieldMapping = {
    field: field.name,
    from: longEnough(datasetName, column, field.minLength ?? 0),
    syncNull: false,
    mode: "set",
  };
  return field.type === "amount" ? { ...mapping, amountIn: amountIn(column) } : mapping;
}

/** A whole number is most likely cents, and a decimal or a text such as 49.00 an amount; the name can say otherwise. */
function amountIn(column: Column): "minor" | "decimal" {
  if (/(cents|minor|pence)/i.test(column.name)) return "minor";
  return column.type === "integer" ? "minor" : "decimal";
}

/** `meta.plan`, `meta_plan` and `Meta Plan` are all meant for the custom entry `plan`. */
function customMappings(custom: CustomFields | undefined, columns: Column[]): FieldMapping[] {
  if (!custom) return [];
  const names = new Set<string>();
  return columns.flatMap((column): FieldMapping[] => {
    const entry = new RegExp(`^${custom.prefix}[._ ]+(.+)$`, "i").exec(column.name)?.[1];
    const isFree =
      entry !== undefined &&
      custom.namePattern.test(entry) &&
      !names.has(entry) &&
      fits("scalar", column.type);
    if (!isFree || names.size >= (custom.limit ?? Number.POSITIVE_INFINITY)) return [];
    names.add(entry);
    return [
      {
        field: `${custom.prefix}.${entry}`,
        from: { kind: "column", column: column.name },
        syncNull: false,
        mode: "set",
      },
    ];
  });
}
