import { z } from "zod";
import { isJsonObject, type JsonObject } from "@/lib/core/json";

const absentText = z.string().nullish().catch(null);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** One custom property of a customer. They are written through `meta` and read back here, never in `meta` (GW). */
const customerProperty = z.looseObject({
  api_name: z.string().min(1),
  name: absentText,
  type: absentText,
  read_only: z.boolean().nullish().catch(null),
  value: z.unknown().optional(),
});
export type CustomerProperty = z.infer<typeof customerProperty>;

/** The properties in `fields[]` of a customer; entries that are not properties are left out. */
export function propertiesOf(remote: JsonObject): CustomerProperty[] {
  if (!Array.isArray(remote.fields)) return [];
  return remote.fields.flatMap((entry) => {
    const property = customerProperty.safeParse(entry);
    return property.success ? [property.data] : [];
  });
}

/**
 * Custom properties of a customer by name. PartnerStack shows them in three places (`fields[]`, `mdata`,
 * `field_data`) and answers `meta: {}` whatever was written; a value that any of them shows counts as held (GW).
 */
export function customValues(remote: JsonObject): JsonObject {
  const values: JsonObject = Object.create(null);
  const note = (name: string, value: unknown) => {
    const known = scalar.safeParse(value);
    if (known.success && (values[name] ?? null) === null) values[name] = known.data;
  };
  for (const group of [remote.field_data, remote.mdata, remote.meta]) {
    if (isJsonObject(group)) for (const [name, value] of Object.entries(group)) note(name, value);
  }
  for (const property of propertiesOf(remote)) note(property.api_name, property.value);
  return values;
}
