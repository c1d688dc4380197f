import { invalid, type Problem } from "@/lib/http/problem";
import { readSourceSettings } from "@/lib/sources/settings";
import type { SourceType } from "@/lib/sources/source-types";
import type { StoredSettings } from "@/lib/store/sources";

export interface CheckedSettings {
  settings: StoredSettings;
  /** Absent: none was given, and a stored one stays. */
  secret: string | undefined;
}

/** Settings as they are stored, with the secret set apart; or a problem whose sentences lie on the fields of the form. */
export function checkSettings(
  type: SourceType,
  given: Record<string, unknown>,
  secret: string | undefined,
): CheckedSettings | Problem {
  const reading = readSourceSettings(type, given, secret);
  if (reading.ok) {
    const known = Object.entries(reading.settings).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return { settings: Object.fromEntries(known), secret: reading.secret };
  }
  const fields = reading.problems.map(({ field, message }) => [`settings.${field}`, message] as const);
  return invalid(Object.fromEntries(fields.reverse()));
}
