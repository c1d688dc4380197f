import { type Issue, issue } from "./issue";
import type { Cell } from "./record";

/** Longest key that we keep. PartnerStack takes 255 characters of a key (D-TC). */
export const longestKey = 255;

export type Identity = { ok: true; externalKey: string } | { ok: false; issue: Issue };

/**
 * The value of the sync key column as text; `cell` is that value. 42 and "42" are the same key, because a CSV and a database must agree on
 * who a record is; blanks around a key are dropped for the same reason.
 */
export function identify(cell: Cell | undefined, syncKeyColumn: string): Identity {
  const text = keyText(cell);
  if (text === "")
    return { ok: false, issue: issue("key_missing", `The key column ${syncKeyColumn} is empty.`) };
  if (text.length > longestKey) {
    const message = `The key is ${text.length} characters long; PartnerStack takes ${longestKey}.`;
    return { ok: false, issue: issue("key_too_long", message) };
  }
  return { ok: true, externalKey: text };
}

function keyText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return JSON.stringify(cell);
  // NUL and half of a surrogate pair cannot be stored by PostgreSQL, and the latter cannot stand in a URL either.
  return String(cell).replaceAll("\u0000", "").toWellFormed().trim();
}
