import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryAfterMs } from "./retry-after";

const now = new Date("2026-11-23T20:00:00Z");

describe("retryAfterMs", () => {
  it("reads seconds", () => {
    expect(retryAfterMs("0", undefined, now)).toBe(0);
    expect(retryAfterMs(" 120 ", undefined, now)).toBe(120_000);
  });

  it("reads an HTTP date, and takes one that has passed for now", () => {
    expect(retryAfterMs("Mon, 23 Nov 2026 20:00:30 GMT", undefined, now)).toBe(30_000);
    expect(retryAfterMs("Monday, 23-Nov-26 20:00:30 GMT", undefined, now)).toBe(30_000);
    expect(retryAfterMs("Mon, 23 Nov 2026 19:59:00 GMT", undefined, now)).toBe(0);
  });

  it("counts a date from the answer's own clock, which may differ from ours", () => {
    expect(retryAfterMs("Mon, 23 Nov 2026 21:00:30 GMT", "Mon, 23 Nov 2026 21:00:00 GMT", now)).toBe(30_000);
    expect(retryAfterMs("Mon, 23 Nov 2026 20:00:30 GMT", "no date", now)).toBe(30_000);
  });

  it.each([undefined, "", "soon", "-5", "1.5", "99999999999", "2026-11-23", "Mon, 99 Nov 2026 20:00:30 GMT"])(
    "does not guess what %j asks for",
    (header) => expect(retryAfterMs(header, undefined, now)).toBeUndefined(),
  );

  it("gives no negative time, whatever the header says", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (header) => {
          expect(retryAfterMs(header, undefined, now) ?? 0).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
