import type { DatasetDefinition } from "@/lib/core/ports";
import { invalid, type Problem } from "@/lib/http/problem";

/** Why a definition cannot be read, beside the field of the form that can change it. */
export function definitionProblem(
  { kind }: DatasetDefinition,
  { message, hint }: { message: string; hint: string },
): Problem {
  const field = { table: "table", query: "sql", file: "file" }[kind];
  return invalid({ [`definition.${field}`]: `${message} ${hint}` });
}
