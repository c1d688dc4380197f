import { describe, expect, it } from "vitest";
import { defaultGuards, guardSettings } from "@/lib/core/guards/settings";
import { draftOf, guardsFrom } from "./guard-draft";

describe("the draft of guard rails", () => {
  it("gives back what it was made from", () => {
    for (const guards of Object.values(defaultGuards)) expect(guardsFrom(draftOf(guards))).toEqual(guards);
  });

  it("proposes a figure for what is off", () => {
    const draft = draftOf({ ...defaultGuards.transaction, alikeMinutes: null });
    expect(draft.alikeMinutes).toEqual({ on: false, figure: "60" });
    expect(draftOf(defaultGuards.customer).records).toEqual({ on: false, figure: "10000" });
  });

  it("takes a figure as it is written elsewhere, and nothing that is no figure", () => {
    const typed = (figure: string) =>
      guardsFrom({ ...draftOf(defaultGuards.transaction), records: { on: true, figure } });
    expect(typed("12,500").records).toBe(12_500);
    for (const figure of ["", "abc", "-5", "1.5", "0"])
      expect(guardSettings.safeParse(typed(figure)).success).toBe(false);
  });
});
