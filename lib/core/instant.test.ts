import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInstant } from "./instant";

const noon = Date.UTC(2026, 2, 31, 12);

describe("readInstant", () => {
  it.each([
    ["2026-03-31T12:00:00Z", noon],
    ["2026-03-31 12:00:00", noon],
    ["2026-03-31 12:00:00+00", noon],
    ["2026-03-31T14:00:00+02:00", noon],
    ["2026-03-31T17:45:00+0545", noon],
    ["2026-03-31 07:00:00-05", noon],
    ["2026-03-31T12:00", noon],
    ["2026-03-31 12:00:00.123456+00", noon + 123],
    ["2026-03-31T12:00:00.5Z", noon + 500],
    ["2026-03-31", Date.UTC(2026, 2, 31)],
    [" 2024-02-29 ", Date.UTC(2024, 1, 29)],
    [String(noon), noon],
  ])("reads %j", (text, expected) => expect(readInstant(text)).toBe(expected));

  it.each([
    "31/03/2026",
    "03-31-2026",
    "2026-3-1",
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-03-31T25:00:00Z",
    "2026-03-31T24:00:00Z",
    "2026-03-31T12:60:00Z",
    "2026-03-31T12:00:00+99:00",
    "2026-03-31T12:00:00+05:75",
    "1774958400",
    "infinity",
    "yesterday",
    "",
  ])("refuses %j, which could be read in two ways or in none", (text) =>
    expect(readInstant(text)).toBeUndefined(),
  );

  it("takes epoch milliseconds and refuses seconds, fractions and what is no number", () => {
    expect(readInstant(noon)).toBe(noon);
    expect(readInstant(noon / 1_000)).toBeUndefined();
    expect(readInstant(noon + 0.5)).toBeUndefined();
    expect(readInstant(Number.NaN)).toBeUndefined();
  });

  it("reads back every instant that ISO 8601 can say between 2001 and 2199", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2001-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }),
        (date) => {
          expect(readInstant(date.toISOString())).toBe(date.getTime());
          expect(readInstant(date.getTime())).toBe(date.getTime());
        },
      ),
    );
  });

  it("reads the same instant from any offset", () => {
    const anyDate = fc.date({
      min: new Date("2001-01-02"),
      max: new Date("2199-12-30"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, minutes) => {
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, "0");
        const rest = String(Math.abs(minutes) % 60).padStart(2, "0");
        expect(readInstant(`${local}${minutes < 0 ? "-" : "+"}${hours}:${rest}`)).toBe(date.getTime());
      }),
    );
  });
});
