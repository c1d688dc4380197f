import type { DestinationTestView, DestinationView } from "@/lib/contracts/destinations";
import { destinationTypes } from "@/lib/destinations/catalog";
import { formatNumber } from "@/lib/format/format-number";

export type DestinationTypeName = DestinationView["type"];

export function destinationType(name: DestinationTypeName) {
  const found = destinationTypes.find((type) => type.name === name);
  if (!found) throw new Error(`There is no destination type ${name}.`);
  return found;
}

/** "Test mode, 59 customers visible.": what the last check of a good test is called. */
export function testSummary({ checks }: DestinationTestView): string {
  return `${checks.at(-1)?.label ?? ""}.`;
}

/** "4,000 calls a minute". */
export function paceWords(callsPerMinute: number | null): string {
  return callsPerMinute === null ? "No limit on calls" : `${formatNumber(callsPerMinute)} calls a minute`;
}
