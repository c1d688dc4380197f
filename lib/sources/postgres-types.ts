import type { Json } from "@/lib/core/json";
import type { ColumnType } from "@/lib/core/record";

/** Object ids of PostgreSQL's built-in types; they are the same on every server. */
const oid = {
  bool: 16,
  char: 18,
  name: 19,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  json: 114,
  float4: 700,
  float8: 701,
  bpchar: 1042,
  varchar: 1043,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  uuid: 2950,
  jsonb: 3802,
} as const;

const columnTypeOf: ReadonlyMap<number, ColumnType> = new Map([
  [oid.bool, "boolean"],
  [oid.int2, "integer"],
  [oid.int4, "integer"],
  [oid.int8, "integer"],
  [oid.numeric, "decimal"],
  [oid.float4, "decimal"],
  [oid.float8, "decimal"],
  [oid.date, "date"],
  [oid.timestamp, "timestamp"],
  [oid.timestamptz, "timestamp"],
  [oid.json, "json"],
  [oid.jsonb, "json"],
  [oid.char, "text"],
  [oid.name, "text"],
  [oid.text, "text"],
  [oid.bpchar, "text"],
  [oid.varchar, "text"],
  [oid.uuid, "text"],
]);

/**
 * Our word for a type of PostgreSQL. `category` is pg_type.typcategory, which sorts the types that extensions and
 * users define: S for strings such as citext, E for enums.
 */
export function columnTypeOfPostgres(typeOid: number, category: string): ColumnType {
  return columnTypeOf.get(typeOid) ?? (category === "S" || category === "E" ? "text" : "other");
}

const plainKeyTypes = new Set<number>([
  oid.int2,
  oid.int4,
  oid.int8,
  oid.numeric,
  oid.text,
  oid.varchar,
  oid.bpchar,
  oid.name,
  oid.uuid,
]);

/** Whether a cast to text on the server gives the same text as reading the value here and writing it out again. */
export function isPlainKeyType(typeOid: number): boolean {
  return plainKeyTypes.has(typeOid);
}

/**
 * How the text that PostgreSQL sends for a value is read. Nothing may be rounded or shifted: a number that a double
 * cannot hold stays text, and a date is never made into an instant here. The session's zone is UTC.
 */
export function parserOf(typeOid: number): (text: string) => Json {
  switch (typeOid) {
    case oid.bool:
      return (text) => text === "t";
    case oid.int2:
    case oid.int4:
      return Number;
    case oid.int8:
      return (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);
    case oid.float4:
    case oid.float8:
      return (text) => (Number.isFinite(Number(text)) ? Number(text) : text);
    case oid.timestamp:
    case oid.timestamptz:
      return isoTimestamp;
    case oid.json:
    case oid.jsonb:
      return exactJson;
    default:
      return (text) => text;
  }
}

/** "2021-01-01 00:00:00+00" becomes "2021-01-01T00:00:00Z". Infinity and years before Christ stay as they are. */
function isoTimestamp(text: string): string {
  const match = /^(\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)(\+00)?$/.exec(text);
  if (!match) return text;
  return `${match[1]}T${match[2]}${match[3] === undefined ? "" : "Z"}`;
}

const longNumber = /\d[\d.]{15,}|\d[eE][+-]?\d/;

/** JSON whose numbers are as exact as those of columns: one that a double would change stays as its text. */
function exactJson(text: string): Json {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key: string, value: Json, context?: { source?: string }) => {
    const source = context?.source;
    return typeof value === "number" && source !== undefined && !isExact(value, source) ? source : value;
  });
}

function isExact(value: number, source: string): boolean {
  if (Number.isInteger(value)) return Number.isSafeInteger(value);
  // Every decimal of up to 15 significant digits survives the way through a double.
  const digits = source
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+/, "");
  return digits.length <= 15 && Number.isFinite(value);
}
