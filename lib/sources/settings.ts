import { z } from "zod";
import { postgresSettings, splitPostgresUrl } from "./postgres-settings";
import { sampleSettings } from "./sample-settings";
import type { SourceType } from "./source-types";

/** What is stored of a source in the open. */
export type SourceSettings = { [name: string]: string | number | boolean | undefined };

/** What is stored of each type of source. Whatever it does not name is dropped. */
export const settingsOf = {
  postgres: postgresSettings,
  csv: z.object({}),
  sample: sampleSettings,
} satisfies Record<SourceType, z.ZodType<SourceSettings>>;

export type SettingsReading =
  | { ok: true; settings: SourceSettings; secret: string | undefined }
  | { ok: false; problems: { field: string; message: string }[] };

/**
 * Checks what a person or the API gave for a source and sorts it into what is stored openly and what is sealed. An
 * empty field is an absent one; an absent secret keeps the stored one. A password among the settings is moved to the
 * secret, and a URL is split, so that neither can end up in the open.
 */
export function readSourceSettings(
  type: SourceType,
  given: Record<string, unknown>,
  secret?: string,
): SettingsReading {
  const { url, password: misplaced, ...parts } = withoutEmpty(given);
  let sealed = secret || (typeof misplaced === "string" ? misplaced : undefined);
  let settings: Record<string, unknown> = parts;
  if (type === "postgres" && typeof url === "string") {
    const split = splitPostgresUrl(url);
    if (!split.ok) return { ok: false, problems: [{ field: "url", message: split.message }] };
    settings = { ...parts, ...split.settings };
    sealed = split.password ?? sealed;
  }
  const checked = settingsOf[type].safeParse(settings);
  if (checked.success) return { ok: true, settings: checked.data, secret: sealed };
  const problems = checked.error.issues.map(({ path, message }) => ({
    // Inputs of the URL form have no other field to land on.
    field: url === undefined || path[0] === "ca" ? String(path[0] ?? "") : "url",
    message,
  }));
  return { ok: false, problems };
}

function withoutEmpty(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== "" && value !== null && value !== undefined),
  );
}
