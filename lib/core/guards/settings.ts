import { z } from "zod";
import type { ObjectName } from "../sync-config";

const figure = z.number().int().min(1);

/**
 * The guard rails of one sync: each holds a run before its first request, or is off (null or false). Rules that do not
 * fit the object of the sync (amounts of a customer) are never looked at.
 */
export const guardSettings = z.object({
  /** Most records that one run sends. */
  records: figure.max(100_000_000).nullable(),
  /** Customers: most of what the destination holds that one run changes, in percent. */
  sharePercent: figure.max(100).nullable(),
  /** Transactions: the largest single amount, and the largest total of a currency, in major units (see minorLimit). */
  largestAmount: figure.max(50_000_000_000).nullable(),
  totalAmount: figure.max(1_000_000_000_000).nullable(),
  /** Transactions: no amount of zero, and none below. */
  nonPositive: z.boolean(),
  /** Transactions: how far in the future one may be dated, in hours; more than our clocks can be apart. */
  futureHours: figure.max(100_000).nullable(),
  /** Transactions: amounts that look like cents taken for dollars, or the other way round. */
  scale: z.boolean(),
  /** Transactions: the same customer, amount and currency under another identifier, within so many minutes. */
  alikeMinutes: figure.max(1_000_000).nullable(),
});
export type GuardSettings = z.infer<typeof guardSettings>;
export type GuardRule = keyof GuardSettings;

export const guardRules = Object.keys(guardSettings.shape) as [GuardRule, ...GuardRule[]];

const common: GuardSettings = {
  records: null,
  sharePercent: 50,
  largestAmount: 100_000,
  totalAmount: 1_000_000,
  nonPositive: true,
  futureHours: 24,
  scale: true,
  alikeMinutes: 60,
};

/** What each rule is where nobody has set it. */
export const defaultGuards: Record<ObjectName, GuardSettings> = {
  customer: common,
  transaction: { ...common, records: 10_000 },
};

/** No guard rail at all. */
export const noGuards: GuardSettings = {
  records: null,
  sharePercent: null,
  largestAmount: null,
  totalAmount: null,
  nonPositive: false,
  futureHours: null,
  scale: false,
  alikeMinutes: null,
};

/** The guard rails of a sync as they were stored; what was never set has its default. */
export function guardsOf(object: ObjectName, stored: unknown): GuardSettings {
  return { ...defaultGuards[object], ...guardSettings.partial().parse(stored ?? {}) };
}
