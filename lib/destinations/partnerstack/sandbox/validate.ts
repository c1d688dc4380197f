type JsonType = "string" | "integer" | "number" | "boolean" | "object" | "null";

/** What one property of a body must look like, as JSON schema would say it. */
export type PropertyRule = {
  name: string;
  types: readonly JsonType[];
  required?: boolean;
  choices?: readonly string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: "email";
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\n\r\t]/g, (character) => JSON.stringify(character).slice(1, -1));
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** A JSON value as Python prints it, because the one recorded message reads like Python's jsonschema (GW). */
export function asPython(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(asPython).join(", ")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${quoted(name)}: ${asPython(inner)}`)
      .join(", ")}}`;
  }
  return String(value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "object":
      return isObject(value);
    case "null":
      return value === null;
    default:
      return type satisfies never;
  }
}

/** Counted in characters as Python counts them, which is only looked at closely where it could matter. */
function isTooLong(text: string, maxLength: number): boolean {
  return text.length > maxLength && [...text].length > maxLength;
}

/** The first rule that a value breaks, or undefined. */
export function valueError(value: unknown, rule: PropertyRule): string | undefined {
  if (!rule.types.some((type) => isOfType(value, type))) {
    return `${asPython(value)} is not of type ${rule.types.map((type) => `'${type}'`).join(", ")}`;
  }
  if (typeof value === "string") {
    if (rule.choices && !rule.choices.includes(value)) {
      return `${asPython(value)} is not one of ${asPython(rule.choices)}`;
    }
    if (rule.minLength !== undefined && value.length < rule.minLength) {
      return `${asPython(value)} is too short`;
    }
    if (rule.maxLength !== undefined && isTooLong(value, rule.maxLength)) {
      return `${asPython(value)} is too long`;
    }
    if (rule.format === "email" && !EMAIL.test(value)) return `${asPython(value)} is not a 'email'`;
  }
  if (typeof value === "number") {
    if (rule.minimum !== undefined && value < rule.minimum) {
      return `${value} is less than the minimum of ${rule.minimum}`;
    }
    if (rule.maximum !== undefined && value > rule.maximum) {
      return `${value} is greater than the maximum of ${rule.maximum}`;
    }
  }
  return undefined;
}

export function unexpectedError(names: string[]): string {
  const verb = names.length === 1 ? "was" : "were";
  return `Additional properties are not allowed (${names.map(quoted).join(", ")} ${verb} unexpected)`;
}

/**
 * The first error of a body in jsonschema's words, or undefined where it is good: PartnerStack names one error at a
 * time, so that a body with two mistakes looks like a body with one.
 */
export function firstError(
  body: unknown,
  rules: readonly PropertyRule[],
  unknownProperty: "ignore" | "400",
): string | undefined {
  if (!isObject(body)) return `${asPython(body)} is not of type 'object'`;
  for (const rule of rules) {
    if (rule.required && body[rule.name] === undefined) return `'${rule.name}' is a required property`;
  }
  for (const rule of rules) {
    const value = body[rule.name];
    const error = value === undefined ? undefined : valueError(value, rule);
    if (error) return error;
  }
  if (unknownProperty === "ignore") return undefined;
  const unknown = Object.keys(body).filter((name) => !rules.some((rule) => rule.name === name));
  return unknown.length > 0 ? unexpectedError(unknown) : undefined;
}
