import type { FieldErrors, Resolver } from "react-hook-form";
import type { SourceView } from "@/lib/contracts/sources";
import { nameRule, textProblem } from "@/lib/core/text-rules";
import {
  findSourceType,
  type SettingField,
  type SettingsForm,
  type SourceType,
} from "@/lib/sources/source-types";
import { unchecked } from "../forms/unchecked";

/** What the form holds while somebody types: every setting as text, and the password apart from them. */
export interface SourceDraft {
  name: string;
  settings: Record<string, string>;
  secret: string;
}

/** The fields of one way to fill in the settings, as they begin. */
export function emptyDraft(type: SourceType, form: SettingsForm | undefined, name: string): SourceDraft {
  const fields = (form ?? findSourceType(type).forms[0])?.fields ?? [];
  const shown = fields.filter((field) => !isSecret(field));
  return {
    name,
    secret: "",
    settings: Object.fromEntries(shown.map((field) => [field.name, String(field.initial ?? "")])),
  };
}

export function draftOf({ name, type, settings }: SourceView): SourceDraft {
  const empty = emptyDraft(type, undefined, name);
  const stored = Object.entries(settings).map(([field, value]) => [field, String(value)] as const);
  return { ...empty, settings: { ...empty.settings, ...Object.fromEntries(stored) } };
}

/** The one field that is not among the settings: it is sealed. */
export function isSecret({ name }: { name: string }): boolean {
  return name === "password";
}

/**
 * Checks as the server will, by the same rules, so that a mistake shows before anything is sent. Only what is shown is
 * checked and sent: what was typed into another way to fill in the settings does not count.
 */
export function sourceResolver(type: SourceType, form: SettingsForm | undefined): Resolver<SourceDraft> {
  const shown = (form?.fields ?? []).filter((field) => !isSecret(field));
  return async (values) => {
    // Not before somebody has typed: the page is there sooner without it.
    const rules = await import("@/lib/sources/settings").catch(() => undefined);
    if (!rules) return unchecked(values);
    const settings = Object.fromEntries(shown.map(({ name }) => [name, values.settings[name] ?? ""]));
    const errors: FieldErrors<SourceDraft> = {};
    const unnamed = textProblem(values.name, nameRule);
    if (unnamed !== undefined) errors.name = { type: "invalid", message: unnamed };
    const reading = rules.readSourceSettings(type, settings, values.secret);
    if (!reading.ok) errors.settings = problemsByField(reading.problems, shown, settings);
    return Object.keys(errors).length > 0
      ? { values: {}, errors }
      : { values: { ...values, settings }, errors: {} };
  };
}

function problemsByField(
  problems: readonly { field: string; message: string }[],
  shown: readonly SettingField[],
  settings: Record<string, string>,
): FieldErrors<SourceDraft["settings"]> {
  const found: FieldErrors<SourceDraft["settings"]> = {};
  for (const { field, message } of problems) {
    const own = shown.find(({ name }) => name === field);
    // A part that is missing because the URL is: the sentence belongs to the URL.
    const place = own ?? shown[0];
    if (!place) continue;
    found[place.name] ??= {
      type: "invalid",
      message: own || settings[place.name] ? message : "This is required.",
    };
  }
  return found;
}
