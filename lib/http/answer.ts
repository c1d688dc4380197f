import type { z } from "zod";
import type { Json } from "@/lib/core/json";

/**
 * What a route may return for an output schema: where the schema says number a bigint will do, and where it says text a
 * Date will do, so that rows of the database need no conversion of their own.
 */
export type Answer<T> =
  // Where any JSON will do there is nothing to loosen, and taking it apart would never end.
  [Json] extends [T]
    ? T
    : T extends number
      ? T | bigint
      : T extends string
        ? T | Date
        : T extends object
          ? { [Key in keyof T]: Answer<T[Key]> }
          : T;

/** The body of a good answer: converted, then parsed, so that nothing leaves the server that the contract does not name. */
export function answerBody<Output extends z.ZodType>(
  output: Output,
  answer: Answer<z.input<Output>>,
): z.output<Output> {
  return output.parse(toJson(answer));
}

function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]));
}
