import type { Field } from "./field";
import { readInstant } from "./instant";
import { type Issue, issue } from "./issue";
import { isJsonObject, type Json } from "./json";
import { currencyExponent, readDecimalAmount, readMinorAmount } from "./money";

export type Conversion = { ok: true; value: Json } | { ok: false; issue: Issue };

export interface AmountContext {
  amountIn: "minor" | "decimal";
  /** The currency of the same row, already validated; undefined when it is missing or wrong. */
  currency: string | undefined;
}

/** Blank text counts as empty: a CSV cannot tell an empty cell from a blank one, and a blank e-mail helps nobody. */
export function isEmpty(value: Json | undefined): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

/** Turns one source value, known not to be empty, into the value that the field takes. */
export function convert(field: Field, value: Json, amount: AmountContext): Conversion {
  switch (field.type) {
    case "text":
      return toText(field, value);
    case "email":
      return toEmail(field, value);
    case "amount":
      return toAmount(field, value, amount);
    case "currency":
      return toCurrency(field, value);
    case "instant":
      return toInstant(field, value);
    case "scalar":
      return toScalar(field, value);
    default:
      return field.type satisfies never;
  }
}

function fail(code: Parameters<typeof issue>[0], message: string, field: Field): Conversion {
  return { ok: false, issue: issue(code, message, field.name) };
}

function toText(field: Field, value: Json): Conversion {
  if (typeof value === "object")
    return fail("type_mismatch", `${field.label} takes text, not a JSON value.`, field);
  // NUL and half of a surrogate pair are no text to PostgreSQL, where every payload is kept.
  const text = String(value).replaceAll("\u0000", "").toWellFormed();
  if (field.minLength !== undefined && isShorter(text, field.minLength)) {
    const message = `${field.label} needs at least ${field.minLength} characters; ${shown(text)} has ${characters(text)}.`;
    return fail("too_short", message, field);
  }
  if (field.maxLength !== undefined && isLonger(text, field.maxLength)) {
    const message = `${field.label} takes at most ${field.maxLength} characters; this value has ${characters(text)}.`;
    return fail("too_long", message, field);
  }
  return { ok: true, value: text };
}

/** Counted as PartnerStack and PostgreSQL count: an emoji is one character, not two. */
function characters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/** Counting is left out where the length in UTF-16 units, at most twice the characters, decides already. */
function isShorter(text: string, limit: number): boolean {
  return text.length < limit * 2 && characters(text) < limit;
}

function isLonger(text: string, limit: number): boolean {
  return text.length > limit && characters(text) > limit;
}

/** One @ with something on both sides and a dot in the domain: PartnerStack does the rest ("must be valid", D-CC). */
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

function toEmail(field: Field, value: Json): Conversion {
  const text = String(value).trim();
  if (!emailShape.test(text)) return fail("email_invalid", `${shown(text)} is not an e-mail address.`, field);
  return toText(field, text);
}

function toAmount(field: Field, value: Json, { amountIn, currency }: AmountContext): Conversion {
  if (typeof value !== "string" && typeof value !== "number") {
    return fail("amount_invalid", `${field.label} takes a number.`, field);
  }
  const exponent = currency === undefined ? undefined : currencyExponent(currency);
  if (amountIn === "decimal" && exponent === undefined) {
    return fail(
      "amount_without_currency",
      `${shown(value)} cannot be turned into minor units without a valid currency.`,
      field,
    );
  }
  const reading =
    amountIn === "minor" ? readMinorAmount(String(value)) : readDecimalAmount(String(value), exponent ?? 2);
  if (reading.ok) return { ok: true, value: reading.minor };
  switch (reading.reason) {
    case "not_a_number":
      return fail("amount_invalid", `${shown(value)} is not an amount.`, field);
    case "too_precise":
      return fail("amount_precision", precisionMessage(value, amountIn, currency, exponent), field);
    case "out_of_range":
      return fail("amount_out_of_range", `${shown(value)} is beyond what PartnerStack accepts.`, field);
    default:
      return reading.reason satisfies never;
  }
}

function precisionMessage(
  value: Json,
  amountIn: "minor" | "decimal",
  currency?: string,
  exponent?: number,
): string {
  if (amountIn === "minor") return `${shown(value)} is not a whole number of cents.`;
  return `${shown(value)} has more decimals than ${currency} has (${exponent}).`;
}

function toCurrency(field: Field, value: Json): Conversion {
  const text = String(value).trim();
  if (currencyExponent(text) !== undefined) return { ok: true, value: text };
  const upper = text.toUpperCase();
  const message =
    currencyExponent(upper) !== undefined
      ? `${shown(text)} is not upper case; PartnerStack expects ${upper}.`
      : `${shown(text)} is not an ISO 4217 currency code.`;
  return fail("currency_invalid", message, field);
}

function toInstant(field: Field, value: Json): Conversion {
  const at = typeof value === "string" || typeof value === "number" ? readInstant(value) : undefined;
  if (at === undefined)
    return fail("date_invalid", `${shown(value)} is not a date that can be read in one way only.`, field);
  return { ok: true, value: at };
}

function toScalar(field: Field, value: Json): Conversion {
  if (Array.isArray(value) || isJsonObject(value)) {
    return fail("type_mismatch", `${field.label} takes text, a number or null, not a JSON value.`, field);
  }
  if (typeof value === "boolean" && field.booleansAsText) return { ok: true, value: String(value) };
  return typeof value === "string" ? toText(field, value) : { ok: true, value };
}

/** A value inside a sentence: quoted and cut, so that a novel in a column stays one line. */
function shown(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `“${short.toWellFormed()}”`;
}
