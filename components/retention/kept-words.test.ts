import { describe, expect, it } from "vitest";
import { keepsLess, keptWords } from "./kept-words";

describe("how long history is kept", () => {
  it("reads as a person says it", () => {
    expect([null, 1, 30, 3_650].map(keptWords)).toEqual([
      "for ever",
      "for 1 day",
      "for 30 days",
      "for 3,650 days",
    ]);
  });

  it("is less only when something of today would go", () => {
    const now = { payloadDays: 30, recordDays: null };
    expect(keepsLess(now, { payloadDays: 30, recordDays: null })).toBe(false);
    expect(keepsLess(now, { payloadDays: 31, recordDays: null })).toBe(false);
    expect(keepsLess(now, { payloadDays: null, recordDays: null })).toBe(false);
    expect(keepsLess(now, { payloadDays: 29, recordDays: null })).toBe(true);
    expect(keepsLess(now, { payloadDays: 60, recordDays: 90 })).toBe(true);
  });
});
