import { isJsonObject, type Json, type JsonObject } from "@/lib/core/json";

/** One custom property of a customer. They are written through `meta` and read back here, never in `meta` (GW). */
export interface CustomerProperty {
  api_name: string;
  name: string | null;
  type: string | null;
  read_only: boolean | null;
  value: Json | undefined;
}

/** The properties in `fields[]` of a customer; entries that are not properties are left out. */
export function propertiesOf(remote: JsonObject): CustomerProperty[] {
  if (!Array.isArray(remote.fields)) return [];
  return remote.fields.flatMap((entry): CustomerProperty[] => {
    if (!isJsonObject(entry) || typeof entry.api_name !== "string" || entry.api_name === "") return [];
    const { api_name, name, type, read_only, value } = entry;
    return [
      {
        api_name,
        name: typeof name === "string" ? name : null,
        type: typeof type === "string" ? type : null,
        read_only: typeof read_only === "boolean" ? read_only : null,
        value,
      },
    ];
  });
}

/**
 * Custom properties of a customer by name. PartnerStack shows them in three places (`fields[]`, `mdata`,
 * `field_data`) and answers `meta: {}` whatever was written; a value that any of them shows counts as held (GW).
 */
export function customValues(remote: JsonObject): JsonObject {
  const values: JsonObject = Object.create(null);
  const note = (name: string, value: Json | undefined) => {
    if (value === undefined || (typeof value === "object" && value !== null)) return;
    if ((values[name] ?? null) === null) values[name] = value;
  };
  for (const group of [remote.field_data, remote.mdata, remote.meta]) {
    if (isJsonObject(group)) for (const [name, value] of Object.entries(group)) note(name, value);
  }
  for (const property of propertiesOf(remote)) note(property.api_name, property.value);
  return values;
}
