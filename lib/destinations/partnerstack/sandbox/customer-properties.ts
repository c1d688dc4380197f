type Property = { name: string; type: "input" | "phone" | "country"; builtIn: boolean };

/** The customer properties of every account: PartnerStack's own five, and three that a company might have made. */
const PROPERTIES: Record<string, Property> = {
  company_name: { name: "Company Name", type: "input", builtIn: true },
  website: { name: "Website", type: "input", builtIn: true },
  phone: { name: "Phone", type: "phone", builtIn: true },
  country_iso: { name: "Country", type: "country", builtIn: true },
  source_type: { name: "Source Type", type: "input", builtIn: true },
  plan: { name: "Plan", type: "input", builtIn: false },
  segment: { name: "Segment", type: "input", builtIn: false },
  lifetime_value: { name: "Lifetime Value", type: "input", builtIn: false },
};

export const PROPERTY_NAMES = Object.keys(PROPERTIES);

export function isPropertyName(name: string): boolean {
  return Object.hasOwn(PROPERTIES, name);
}

/**
 * The properties after `meta` was written: a name that is no property is left out, null clears a property. Built-in
 * properties read `read_only: true` and can be written all the same (GW).
 */
export function writtenProperties(
  before: Record<string, unknown>,
  meta: Record<string, unknown>,
): Record<string, unknown> {
  const after = { ...before };
  for (const [name, value] of Object.entries(meta)) {
    if (!isPropertyName(name)) continue;
    if (value === null) delete after[name];
    else after[name] = value;
  }
  return after;
}

/** The `fields[]` of a customer, where values written through `meta` are read back (section 3.4). */
export function fieldsOf(properties: Record<string, unknown>) {
  return Object.entries(PROPERTIES).map(([apiName, property], index) => ({
    name: property.name,
    api_name: apiName,
    description: null,
    help_text: null,
    position: index + 2,
    type: property.type,
    required: false,
    options: {},
    value: properties[apiName] ?? null,
    read_only: property.builtIn,
  }));
}

/** Each of the fields as JSON text, cut where its value goes. */
const FIELD_TEXTS = fieldsOf({}).map((field) => {
  const [before = "", after = ""] = JSON.stringify(field).split('"value":null');
  return { apiName: field.api_name, before: `${before}"value":`, after };
});

/** What `fieldsOf` says as JSON text: most of a customer's answer is the same each time, and is written once. */
export function fieldsJson(properties: Record<string, unknown>): string {
  const texts = FIELD_TEXTS.map(({ apiName, before, after }) => {
    const value = properties[apiName];
    return before + (value === undefined ? "null" : JSON.stringify(value)) + after;
  });
  return `[${texts.join(",")}]`;
}
