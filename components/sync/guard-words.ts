import { scaleFactor } from "@/lib/core/guards/rules";
import type { GuardRule, GuardSettings } from "@/lib/core/guards/settings";
import { formatNumber } from "@/lib/format/format-number";

interface GuardWords {
  label: string;
  help: string;
  /** What stands behind the figure; a rule without one is only on or off. */
  unit?: string;
}

export const guardWords: Record<GuardRule, GuardWords> = {
  records: { label: "Records in one run", help: "Holds a run that would send more.", unit: "records" },
  sharePercent: {
    label: "Share that changes",
    help: "Holds a run that would change more of the customers that PartnerStack was sent. New customers do not count, and it begins with 100 of them.",
    unit: "%",
  },
  largestAmount: {
    label: "Largest single amount",
    help: "In whole units of each currency, such as dollars; a hundredfold where a currency has no decimals, such as JPY.",
    unit: "a transaction",
  },
  totalAmount: {
    label: "Total of a currency",
    help: "In the same units, over everything that one run would send.",
    unit: "a run",
  },
  nonPositive: {
    label: "Zero and negative amounts",
    help: "A negative amount takes a commission back. Switch it off when refunds are part of your data.",
  },
  futureHours: {
    label: "Dates in the future",
    help: "Holds a transaction that is dated further ahead.",
    unit: "hours",
  },
  scale: {
    label: "Misplaced decimal point",
    help: `Holds when the median amount is ${scaleFactor} times that of the sync's last accepted amounts, or a ${scaleFactor}th of it; from 20 of them on.`,
  },
  alikeMinutes: {
    label: "Same payment, other identifier",
    help: "The same customer, amount and currency, dated within so many minutes, in this run or sent before. Without a mapped transaction date the time of the run counts.",
    unit: "minutes",
  },
};

/** "10,000 records", "On" or "Off". */
export function guardValue(rule: GuardRule, guards: GuardSettings): string {
  const value = guards[rule];
  if (value === null || value === false) return "Off";
  if (value === true) return "On";
  const { unit = "" } = guardWords[rule];
  if (unit === "%") return `${value}%`;
  return `${formatNumber(value)} ${value === 1 ? unit.replace(/s$/, "") : unit}`;
}
