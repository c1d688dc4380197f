import type { ObjectName } from "../sync-config";
import type { GuardRule } from "./settings";

/** The rules that fit an object, in the order in which people read them. */
export const rulesOf: Record<ObjectName, readonly GuardRule[]> = {
  customer: ["records", "sharePercent"],
  transaction: [
    "records",
    "largestAmount",
    "totalAmount",
    "nonPositive",
    "futureHours",
    "scale",
    "alikeMinutes",
  ],
};
