import { Liquid, type Template } from "liquidjs";
import type { SourceRow } from "./record";
import type { SyncMetadata } from "./sync-config";

/**
 * Strict on purpose: an unknown variable or filter is an error on the record, never an empty text in a payload.
 * The limits keep a template that loops from stopping the worker; the time is generous, because a pause of the
 * process must not make a good record invalid. Without `templates`, include, render and layout would read files of the
 * server into a payload.
 */
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: 20_000,
  renderLimit: 1_000,
  memoryLimit: 1_000_000,
  templates: {},
});

export type CompiledTemplate =
  | { ok: true; render: (row: SourceRow, metadata: SyncMetadata) => Rendering }
  | { ok: false; message: string };
export type Rendering = { ok: true; text: string } | { ok: false; message: string };

/** Compiles a Liquid template once. `record` holds the row and `sync` the sync metadata. */
export function compileTemplate(source: string): CompiledTemplate {
  let parsed: Template[];
  try {
    parsed = liquid.parse(source);
  } catch (error) {
    return { ok: false, message: readable(error) };
  }
  return {
    ok: true,
    render(row, metadata) {
      try {
        return { ok: true, text: liquid.renderSync(parsed, { record: row, sync: metadata }) };
      } catch (error) {
        return { ok: false, message: readable(error) };
      }
    },
  };
}

/** LiquidJS prints the source around the fault; the first line says what is wrong. */
function readable(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n")[0] ?? text).replace(/, file:.*?(?=, line|$)/, "");
}
