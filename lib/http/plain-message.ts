import type { z } from "zod";

/**
 * What a person is told where a schema brings no sentence of its own, in place of zod's "Invalid input: expected string,
 * received undefined". Given to safeParse and zodResolver as `error`; a message in the schema wins over it.
 */
export function plainMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(issue.input)
        ? "This is required."
        : `This must be ${kindNames[issue.expected] ?? "of another kind"}.`;
    case "too_small":
      return tooSmall(Number(issue.minimum), issue.origin);
    case "too_big":
      return tooBig(Number(issue.maximum), issue.origin);
    case "invalid_format":
      return formatNames[issue.format] ?? "This does not have the expected form.";
    case "invalid_value":
      return isMissing(issue.input)
        ? "Choose one."
        : `This must be one of: ${issue.values.map(String).join(", ")}.`;
    case "unrecognized_keys":
      return `Not known here: ${issue.keys.join(", ")}.`;
    case "not_multiple_of":
      return `This must be a multiple of ${issue.divisor}.`;
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return "This value does not fit.";
    default:
      return issue satisfies never;
  }
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === "";
}

function tooSmall(minimum: number, origin: string): string {
  if (origin === "string") return minimum === 1 ? "This is required." : `Use at least ${minimum} characters.`;
  if (origin === "array" || origin === "set")
    return minimum === 1 ? "Choose at least one." : `Choose at least ${minimum}.`;
  return `This must be ${minimum} or more.`;
}

function tooBig(maximum: number, origin: string): string {
  if (origin === "string") return `Use at most ${maximum} characters.`;
  if (origin === "array" || origin === "set") return `Choose at most ${maximum}.`;
  return `This must be ${maximum} or less.`;
}

const kindNames: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  date: "a date",
};

const formatNames: Record<string, string> = {
  email: "This is not an e-mail address.",
  url: "This is not a web address.",
  datetime: "This is not a date with a time.",
  date: "This is not a date.",
};
