import type { RecordObject } from "./destination-object";
import { isJsonObject, type Json, type JsonObject } from "./json";

/** One field as it was last sent, beside what the destination shows of it. */
export interface HeldField {
  field: string;
  sent?: Json;
  /** Absent where the destination shows nothing of it. */
  held?: Json;
  /** It shows something else than was sent, or nothing where something was sent that an update could write. */
  differs: boolean;
}

/**
 * Field by field what was last sent and what the destination holds now; entries of a group read `meta.plan`. Fields that
 * were never sent follow with what is held of them. Without a payload there is nothing to differ from.
 */
export function compareHeld(
  object: RecordObject,
  payload: JsonObject | null,
  remote: JsonObject,
): HeldField[] {
  const sent = flat(payload ?? {});
  const names = [...new Set([...sent.keys(), ...object.fields.map(({ name }) => name)])];
  const held = object.filledRemotely(names, remote);
  const createOnly = new Set(object.fields.filter((field) => field.createOnly).map(({ name }) => name));
  return names.flatMap((field): HeldField[] => {
    const entry: HeldField = { field, differs: false };
    if (sent.has(field)) entry.sent = sent.get(field) as Json;
    if (Object.hasOwn(held, field)) entry.held = held[field] as Json;
    if (entry.sent === undefined) return entry.held === undefined ? [] : [entry];
    // An update writes no field that is set at creation only, so the object has no opinion about it.
    entry.differs = createOnly.has(field)
      ? entry.held !== undefined && String(entry.held) !== String(entry.sent)
      : Object.keys(object.missingRemotely(nested(field, entry.sent), remote)).length > 0;
    return [entry];
  });
}

function flat(payload: JsonObject): Map<string, Json> {
  return new Map(
    Object.entries(payload).flatMap(([name, value]): [string, Json][] =>
      isJsonObject(value)
        ? Object.entries(value).map(([entry, held]) => [`${name}.${entry}`, held])
        : [[name, value]],
    ),
  );
}

/** `meta.plan` back in its group. */
function nested(field: string, value: Json): JsonObject {
  const dot = field.indexOf(".");
  return dot === -1 ? { [field]: value } : { [field.slice(0, dot)]: { [field.slice(dot + 1)]: value } };
}
