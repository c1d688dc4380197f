import type { Json } from "./json";

/**
 * What a destination field holds. Each type says how a source value becomes the value that is sent:
 * - text: a string. email: a string that is an address.
 * - amount: an integer of minor units, made from cents or from a decimal amount of the row's currency.
 * - currency: an ISO 4217 code. instant: epoch milliseconds (UTC).
 * - scalar: text, number, boolean or null, as it is (custom properties and metadata).
 */
export type FieldType = "text" | "email" | "amount" | "currency" | "instant" | "scalar";

/** One field of a destination object, declared once: form, auto-map, validation, help and tests derive from it. */
export interface Field {
  name: string;
  label: string;
  type: FieldType;
  help: string;
  example: Json;
  /** Where the fact comes from: a source code of the PartnerStack notes, such as D-CC. */
  source: string;
  required?: boolean;
  recommended?: boolean;
  minLength?: number;
  maxLength?: number;
  /** The API accepts null for it, so "Also sync null values" can be offered. */
  nullable?: boolean;
  /** Set when the record is created and never changed afterwards. */
  createOnly?: boolean;
  /** Filled from the sync key; the operator does not map it. */
  fromSyncKey?: boolean;
  /** The API takes no boolean for it, so true is sent as "true". */
  booleansAsText?: boolean;
  /** The destination knows which values there are, and can be asked for them. */
  knownValues?: "partners";
  /** Other names under which a source column for this field is likely to be found. */
  alsoKnownAs?: string[];
}

/** Fields that an account defines itself (customer properties, transaction metadata), mapped as `prefix.name`. */
export interface CustomFields {
  prefix: string;
  label: string;
  help: string;
  source: string;
  /** Most entries in one record. Absent: no known limit. */
  limit?: number;
  namePattern: RegExp;
  nameRule: string;
  maxTextLength?: number;
  /** The API takes text, numbers and null only, so true is sent as "true". */
  booleansAsText?: boolean;
}

/** A rule over several fields of one record. */
export type FieldRule = { kind: "exactlyOneOf"; fields: string[]; label: string };

export interface FieldSet {
  fields: Field[];
  custom?: CustomFields;
  rules: FieldRule[];
}

/** `meta.plan` with the prefix `meta` gives `plan`; any other name gives undefined. */
export function customFieldName(custom: CustomFields | undefined, field: string): string | undefined {
  if (!custom || !field.startsWith(`${custom.prefix}.`)) return undefined;
  return field.slice(custom.prefix.length + 1);
}

/** The declared field, or the field that stands for one custom entry. */
export function findField(set: FieldSet, name: string): Field | undefined {
  const declared = set.fields.find((field) => field.name === name);
  if (declared) return declared;
  const entry = customFieldName(set.custom, name);
  if (entry === undefined || !set.custom) return undefined;
  return {
    name,
    label: entry,
    type: "scalar",
    help: set.custom.help,
    example: "pro",
    source: set.custom.source,
    nullable: true,
    maxLength: set.custom.maxTextLength,
    booleansAsText: set.custom.booleansAsText,
  };
}
