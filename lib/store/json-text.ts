/**
 * JSON for a jsonb column. PostgreSQL refuses NUL and half surrogate pairs inside it, and a source can hold both; they
 * are dropped or mended in the values themselves, because in the JSON text they cannot be told from an escaped backslash.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (!/\\u0000|\\ud[89a-f]/i.test(text)) return text;
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "string" ? member.replaceAll("\u0000", "").toWellFormed() : member,
  );
}
