import { counted } from "../count-words";
import { currencyExponent, moneyText } from "../money";
import { type ObjectWords, type PlannedMoney, type PlanSummary, recordsToSend } from "../plan-summary";
import type { Found, FoundRecord, Medians } from "./inspector";
import { type GuardExample, type GuardReason, mostExamples } from "./reason";

/**
 * The rules by which a run is held, one function each: figures in, a reason or nothing out. A figure that is exactly at
 * its limit passes.
 */

/** A share is only judged where the destination holds as many: two of three customers are no flood. */
export const fewestHeld = 100;
/** Amounts are only judged by a history of as many. */
export const fewestPast = 20;
/** A median that is so many times the usual one, or its so-manieth part, has its decimal point misplaced. */
export const scaleFactor = 50;

export function tooManyRecords(
  limit: number,
  summary: PlanSummary,
  { one, many }: ObjectWords,
): GuardReason | undefined {
  const figure = recordsToSend(summary);
  if (figure <= limit) return undefined;
  const message = `${counted(figure, one, many)} would be sent; this sync holds above ${number(limit)}.`;
  return { rule: "records", figure, limit, message, examples: [] };
}

/** Only updates count: a new record changes nothing that is there. */
export function tooMuchChange(
  limitPercent: number,
  updates: Found,
  held: number,
  { one, many }: ObjectWords,
): GuardReason | undefined {
  if (held < fewestHeld || updates.count * 100 <= held * limitPercent) return undefined;
  const figure = Math.round((updates.count * 1_000) / held) / 10;
  const message = `${number(updates.count)} of the ${counted(held, one, many)} that PartnerStack holds would change, ${figure}%; this sync holds above ${limitPercent}%.`;
  const examples = examplesOf(updates, () => "");
  return { rule: "sharePercent", figure, limit: limitPercent, message, examples };
}

/**
 * A limit in major units (dollars) as minor units of the currency: 100 is 10,000 cents and 100,000 Kuwaiti fils. A
 * currency without decimals has units as small as cents, so a hundred of them stand for one: 100 is 10,000 yen, or
 * every ordinary run in yen would be held.
 */
export function minorLimit(major: number, currency: string): bigint {
  return BigInt(major) * 10n ** BigInt(Math.max(2, currencyExponent(currency) ?? 2));
}

/** Whether an amount or a total, in minor units as text, is farther from zero than the limit. */
export function isAbove(minor: string, limit: bigint): boolean {
  const figure = BigInt(minor);
  return (figure < 0n ? -figure : figure) > limit;
}

/** `found` are the amounts above the limit, largest first. */
export function tooLarge(
  limitMajor: number,
  { currency, largest }: PlannedMoney,
  found: Found,
): GuardReason | undefined {
  const limit = minorLimit(limitMajor, currency);
  if (!isAbove(largest, limit)) return undefined;
  const shown = moneyText(BigInt(largest), currency);
  const subject =
    found.count > 1
      ? `${number(found.count)} single amounts are too large, up to ${shown}`
      : `One amount is ${shown}`;
  return {
    rule: "largestAmount",
    figure: Number(largest),
    limit: Number(limit),
    message: `${subject}; this sync holds above ${moneyText(limit, currency)}.`,
    examples: examplesOf(found, amountOf),
  };
}

/** A negative amount takes away from the total, as it does from the commissions. `found` are its largest amounts. */
export function tooMuchMoney(
  limitMajor: number,
  { currency, total }: PlannedMoney,
  found: Found,
): GuardReason | undefined {
  const limit = minorLimit(limitMajor, currency);
  if (!isAbove(total, limit)) return undefined;
  const message = `${moneyText(BigInt(total), currency)} would be sent in total; this sync holds above ${moneyText(limit, currency)}.`;
  return {
    rule: "totalAmount",
    figure: Number(total),
    limit: Number(limit),
    message,
    examples: examplesOf(found, amountOf),
  };
}

export function notPositive(found: Found, { one, many }: ObjectWords): GuardReason | undefined {
  if (found.count === 0) return undefined;
  const verb = found.count === 1 ? "has" : "have";
  const message = `${counted(found.count, one, many)} ${verb} an amount of zero or less; this sync holds at the first.`;
  return {
    rule: "nonPositive",
    figure: found.count,
    limit: 0,
    message,
    examples: examplesOf(found, amountOf),
  };
}

export function inTheFuture(
  hours: number,
  found: Found,
  { one, many }: ObjectWords,
): GuardReason | undefined {
  if (found.count === 0) return undefined;
  const verb = found.count === 1 ? "is" : "are";
  const message = `${counted(found.count, one, many)} ${verb} dated more than ${counted(hours, "hour")} in the future; this sync holds at the first.`;
  return {
    rule: "futureHours",
    figure: found.count,
    limit: 0,
    message,
    examples: examplesOf(found, ({ occurredAt }) =>
      occurredAt === null ? "" : new Date(occurredAt).toISOString().replace("T", " ").replace(/\..*/, " UTC"),
    ),
  };
}

/** Whether the median of the plan is fifty times the usual one or more, or its fiftieth part or less. */
export function isOffScale({ planned, past, pastAmounts }: Medians): boolean {
  if (pastAmounts < fewestPast || planned <= 0 || past <= 0) return false;
  return planned >= past * scaleFactor || planned * scaleFactor <= past;
}

/** A decimal point that is misplaced moves every amount alike, so it shows in the middle one. `found` are the largest. */
export function wrongScale(medians: Medians, found: Found): GuardReason | undefined {
  if (!isOffScale(medians)) return undefined;
  const { currency, planned, past, pastAmounts } = medians;
  const grown = planned > past;
  const times = number(Math.round(grown ? planned / past : past / planned));
  const guess = grown ? "cents were taken for whole amounts" : "whole amounts were taken for cents";
  const message = `The median amount would be ${moneyText(planned, currency)}. That of the last ${number(pastAmounts)} accepted ones is ${moneyText(past, currency)}, ${times} times ${grown ? "less" : "more"}: it looks as if ${guess}.`;
  return {
    rule: "scale",
    figure: Math.round((planned / past) * 1_000) / 1_000,
    limit: grown ? scaleFactor : 1 / scaleFactor,
    message,
    examples: examplesOf(found, amountOf),
  };
}

export function tooAlike(minutes: number, found: Found, { one, many }: ObjectWords): GuardReason | undefined {
  if (found.count === 0) return undefined;
  const verb = found.count === 1 ? "has" : "have";
  const message = `${counted(found.count, one, many)} ${verb} the customer, amount and currency of another one within ${counted(minutes, "minute")}, under another identifier; this sync holds at the first.`;
  return {
    rule: "alikeMinutes",
    figure: found.count,
    limit: 0,
    message,
    examples: examplesOf(found, (record) => [amountOf(record), `like ${record.twin}`].join(", ")),
  };
}

export function examplesOf({ records }: Found, detail: (record: FoundRecord) => string): GuardExample[] {
  return records
    .slice(0, mostExamples)
    .map((record) => ({ id: Number(record.id), externalKey: record.externalKey, detail: detail(record) }));
}

function amountOf({ money }: FoundRecord): string {
  return money ? moneyText(money.minor, money.currency) : "";
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
