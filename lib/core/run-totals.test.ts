import fc from "fast-check";
import { expect, it } from "vitest";
import { movement, type Total } from "./run-totals";
import { recordStatuses } from "./states";

const anyStatus = fc.constantFrom(...recordStatuses);
const outcomes = ["success", "rejected", "noMatch", "uncertain", "dismissed"] as const;

it("keeps both sums of a run true, whatever its records become", () => {
  fc.assert(
    fc.property(anyStatus, anyStatus, fc.nat(1_000_000), (from, to, count) => {
      const moved = movement(from, to, count);
      const by = (total: Total) => moved[total] ?? 0;
      // Records = unchanged + changed + invalid; the first two do not move here.
      expect(by("changed") + by("invalid")).toBe(0);
      // Changed = every outcome + not yet sent.
      const unsent = (status: string) => (status === "planned" || status === "sending" ? count : 0);
      const settled = outcomes.reduce((sum, outcome) => sum + by(outcome), 0);
      expect(by("changed") - settled).toBe(unsent(to) - unsent(from));
    }),
  );
});

it("counts a dismissed Invalid record as a change that somebody let go", () => {
  expect(movement("invalid", "dismissed", 3)).toEqual({ invalid: -3, dismissed: 3, changed: 3 });
  expect(movement("dismissed", "invalid", 3)).toEqual({ invalid: 3, dismissed: -3, changed: -3 });
});

it("moves nothing for nothing", () => {
  expect(movement("rejected", "rejected", 5)).toEqual({ rejected: 0 });
  expect(movement("rejected", "dismissed", 0)).toEqual({});
});
