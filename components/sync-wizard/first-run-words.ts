import type { DestinationObject } from "@/lib/core/destination-object";
import { formatNumber } from "@/lib/format/format-number";
import type { ObjectPlan } from "./sync-draft";

/** What the first run will do, in one sentence. `rows` is how many the dataset has, where that was counted. */
export function firstRunWords(
  object: DestinationObject,
  plan: Pick<ObjectPlan, "behavior" | "backfill">,
  { dataset, destination, rows }: { dataset: string; destination: string; rows: number | undefined },
): string {
  const all =
    rows === undefined
      ? `every row of ${dataset}`
      : rows === 1
        ? `the 1 row of ${dataset}`
        : `all ${formatNumber(rows)} rows of ${dataset}`;
  const records = object.labelPlural.toLowerCase();
  switch (plan.behavior) {
    case "send":
      return plan.backfill === "skip"
        ? `The first run remembers ${all} and sends none of them. From then on every new row is sent to ${destination} once.`
        : `The first run sends ${all} to ${destination} as ${records}, each one once, except rows that are Invalid or were sent before.`;
    case "update_or_create":
      return `The first run looks up ${all} in ${destination}, updates the ${records} that are there and creates the others.`;
    case "update_only":
      return `The first run looks up ${all} in ${destination} and updates the ${records} that are there. Nothing is created.`;
    case null:
      return "";
    default:
      return plan.behavior satisfies never;
  }
}

/** The label that is proposed: what is read, and where it goes. */
export function proposedLabel(dataset: string, destination: string): string {
  return `${dataset} to ${destination}`.slice(0, 120);
}
