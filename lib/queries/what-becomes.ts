import type { Field } from "@/lib/core/field";
import type { Json } from "@/lib/core/json";
import type { MappedValue } from "@/lib/core/mapping";
import { currencyExponent, moneyText } from "@/lib/core/money";
import type { FieldMapping } from "@/lib/core/sync-config";
import { formatUtc } from "@/lib/format/format-time";

const longest = 160;

/**
 * What a mapping made of a row, as a person says it: "1.98 becomes 198 cents, USD 1.98". A value that could not be
 * converted is shown as the source gave it; its issue says the rest. `currency` is the one of the same row.
 */
export function whatBecomes(
  mapped: MappedValue,
  field: Field,
  mapping: FieldMapping,
  currency: string | undefined,
): string {
  if (mapped.issue) return valueText(mapped.raw);
  if (mapped.value === undefined) return "Empty, so it is left out";
  if (mapped.value === null) return "Empty, so null clears the field";
  switch (field.type) {
    case "amount":
      return amountText(mapped, mapping.amountIn ?? "minor", currency);
    case "instant":
      return instantText(mapped);
    case "scalar":
    case "text":
    case "email":
    case "currency":
      return valueText(mapped.value);
    default:
      return field.type satisfies never;
  }
}

function amountText(
  { raw, value }: MappedValue,
  amountIn: "minor" | "decimal",
  currency: string | undefined,
): string {
  const minor = Number(value);
  const exponent = currency === undefined ? undefined : currencyExponent(currency);
  if (currency === undefined || exponent === undefined) return `${minor} minor units, currency not known`;
  const units = `${minor} ${unitName(minor, exponent)}, ${moneyText(minor, currency)}`;
  return amountIn === "decimal" ? `${valueText(raw)} becomes ${units}` : units;
}

/** What one minor unit of a currency is: JPY has none, KWD counts in thousandths. */
function unitName(minor: number, exponent: number): string {
  const one = Math.abs(minor) === 1;
  if (exponent === 0) return one ? "whole unit" : "whole units";
  if (exponent === 2) return one ? "cent" : "cents";
  return `${exponent === 3 ? "thousandth" : "ten-thousandth"}${one ? "" : "s"}`;
}

/** A source that writes UTC already is not told what it becomes. */
function instantText({ raw, value }: MappedValue): string {
  const instant = formatUtc(Number(value));
  const given = valueText(raw);
  return instant.startsWith(given.replace("T", " ").slice(0, 19)) ? instant : `${given} becomes ${instant}`;
}

function valueText(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
