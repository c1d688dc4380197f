import type { Field, FieldRule, FieldType } from "@/lib/core/field";

/** What the author of an object still has to say about a field whose type is given by the constructor's name. */
type Description = Omit<Field, "name" | "type">;

function ofType(type: FieldType): (name: string, description: Description) => Field {
  return (name, description) => ({ name, type, ...description });
}

/** A string, with the limits of its length in characters. */
export const text = ofType("text");
/** A string that is an e-mail address. */
export const email = ofType("email");
/** An integer of minor units, read from cents or from a decimal amount of the row's currency. */
export const amount = ofType("amount");
/** An ISO 4217 code in upper case. */
export const currency = ofType("currency");
/** Epoch milliseconds (UTC), read from ISO 8601 or epoch milliseconds. */
export const instant = ofType("instant");

/**
 * Every record fills exactly one of these fields. Name the best one first: Generate Mappings takes the first that it
 * finds a column for, and an empty reference is reported on it.
 */
export function exactlyOneOf(label: string, ...fields: string[]): FieldRule {
  return { kind: "exactlyOneOf", fields, label };
}
