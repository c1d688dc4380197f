import type { RecordStatus } from "./states";

export const totals = [
  "changed",
  "invalid",
  "success",
  "rejected",
  "noMatch",
  "uncertain",
  "dismissed",
] as const;
export type Total = (typeof totals)[number];

const totalOf: Record<RecordStatus, Total | undefined> = {
  planned: undefined,
  sending: undefined,
  success: "success",
  rejected: "rejected",
  invalid: "invalid",
  no_match: "noMatch",
  uncertain: "uncertain",
  dismissed: "dismissed",
};

/**
 * How the totals of a run move when `count` of its records go from one status to another, so that both sums stay true:
 * records = unchanged + changed + invalid, and changed = every outcome + not yet sent. Only Invalid stands outside of
 * changed; an Invalid record that is dismissed counts as a change that somebody let go.
 */
export function movement(
  from: RecordStatus,
  to: RecordStatus,
  count: number,
): Partial<Record<Total, number>> {
  const moved: Partial<Record<Total, number>> = {};
  const add = (total: Total | undefined, by: number) => {
    if (total !== undefined && by !== 0) moved[total] = (moved[total] ?? 0) + by;
  };
  add(totalOf[from], -count);
  add(totalOf[to], count);
  add("changed", (from === "invalid" ? count : 0) - (to === "invalid" ? count : 0));
  return moved;
}
