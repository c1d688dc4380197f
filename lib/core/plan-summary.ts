import { z } from "zod";
import { counted, listed } from "./count-words";
import { moneyText } from "./money";
import { objectNames } from "./sync-config";

/** Minor units as text, so that a sum of any size stays exact in JSON. */
const minorText = z.string().regex(/^-?\d+$/);
const count = z.number().int().min(0);

/** The planned amounts of one currency. */
export const plannedMoney = z.object({
  currency: z.string(),
  records: count,
  total: minorText,
  /** The amount that is farthest from zero, and the lowest one. */
  largest: minorText,
  smallest: minorText,
});
export type PlannedMoney = z.infer<typeof plannedMoney>;

/** What a complete plan would do: stored with the run, shown before anything is sent, and compared afterwards. */
export const planSummary = z.object({
  object: z.enum(objectNames),
  /** `upsert`: to create or to update, which only the destination knows. */
  operations: z.object({ create: count, update: count, upsert: count, send: count }),
  unchanged: count,
  invalid: count,
  money: z.array(plannedMoney),
  /** The latest date of a planned event in epoch milliseconds; null where there is none. */
  latest: z.number().nullable(),
});
export type PlanSummary = z.infer<typeof planSummary>;

/** A plan as it is stored: what it would do, and the digest by which two plans are compared. */
export interface StoredPlan {
  summary: PlanSummary;
  digest: string;
}

/** The words for what a plan holds, in lower case. */
export interface ObjectWords {
  one: string;
  many: string;
}

export function objectWords({ label, labelPlural }: { label: string; labelPlural: string }): ObjectWords {
  return { one: label.toLowerCase(), many: labelPlural.toLowerCase() };
}

/** How many requests' worth of records the plan holds. */
export function recordsToSend({ operations }: PlanSummary): number {
  return operations.create + operations.update + operations.upsert + operations.send;
}

/** "42 transactions (USD 3,180.00 and EUR 20.00)". */
export function planInWords(summary: PlanSummary, { one, many }: ObjectWords): string {
  const money = summary.money.map(({ currency, total }) => moneyText(BigInt(total), currency));
  const records = counted(recordsToSend(summary), one, many);
  return money.length > 0 ? `${records} (${listed(money)})` : records;
}

/**
 * Why a plan may not be sent in place of the one that a person looked at, with the figures of both; undefined where
 * they are the same plan.
 */
export function whatChanged(
  before: StoredPlan & { runId: number },
  now: StoredPlan,
  words: ObjectWords,
): string | undefined {
  if (before.digest === now.digest) return undefined;
  const then = planInWords(before.summary, words);
  const today = planInWords(now.summary, words);
  const dryRun = `Dry run ${before.runId}`;
  return then === today
    ? `${dryRun} would have sent ${then}. It would be as many now, but other records or other values.`
    : `${dryRun} would have sent ${then}; now it would be ${today}.`;
}
