import type { Column } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { invalid, type Problem } from "@/lib/http/problem";
import { configProblems } from "@/lib/queries/config-problems";

/**
 * The refusal of a configuration, or undefined when it can be saved. The sentence about a mapped field lies at
 * `config.mappings.<field>`, the others at `config.syncKey`, `config.behavior`, `config.timestampColumn` and
 * `config.mappings`.
 */
export function configProblem(config: SyncConfig, columns: Column[]): Problem | undefined {
  const problems = configProblems(config, columns);
  if (problems.length === 0) return undefined;
  const fields: Record<string, string> = {};
  for (const { place, message } of problems) fields[pathOf(place)] ??= message;
  return invalid(
    fields,
    problems.length > 1 ? `The configuration has ${problems.length} problems.` : undefined,
  );
}

function pathOf(place: string): string {
  return ["syncKey", "behavior", "timestampColumn", "mappings"].includes(place)
    ? `config.${place}`
    : `config.mappings.${place}`;
}
