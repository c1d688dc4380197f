import type { z } from "zod";
import { plainMessage } from "./plain-message";
import { invalid } from "./problem";

/** Parses by a schema, or throws a 422 that puts each sentence on the path of its field. */
export function checkInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: plainMessage });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  // The first sentence about a field wins: the ones after it often only follow from it.
  for (const { path, message } of parsed.error.issues) fields[path.map(String).join(".")] ??= message;
  throw invalid(fields);
}

/** A query string as an object: a name that is repeated becomes a list. */
export function readQuery(url: string): Record<string, string | string[]> {
  const parameters = new URL(url).searchParams;
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
