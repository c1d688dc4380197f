import { describe, expect, it } from "vitest";
import { markAfter, readSince } from "./high-water-mark";

const at = (iso: string) => new Date(iso);
const noon = at("2026-03-31T12:00:00Z");
const ms = (iso: string) => at(iso).getTime();

describe("the high-water mark", () => {
  it("lets a run read from the overlap before it, and the first run from the beginning", () => {
    expect(readSince(null, 60)).toBeUndefined();
    expect(readSince(noon, 60)).toEqual(at("2026-03-31T11:00:00Z"));
    expect(readSince(noon, 0)).toEqual(noon);
  });

  it("lets a run read everything where the overlap would reach behind the year 1", () => {
    expect(readSince(at("0001-01-01T00:30:00Z"), 60)).toBeUndefined();
    expect(readSince(at("0001-01-01T02:00:00Z"), 60)).toEqual(at("0001-01-01T01:00:00Z"));
  });

  it("moves up to the newest row, and not back when a run has read only older ones", () => {
    const facts = { mark: noon, unsettled: undefined, now: at("2026-04-01T00:00:00Z") };
    expect(markAfter({ ...facts, largest: ms("2026-03-31T13:00:00Z") })).toEqual(at("2026-03-31T13:00:00Z"));
    expect(markAfter({ ...facts, largest: ms("2026-03-31T11:30:00Z") })).toEqual(noon);
    expect(markAfter({ ...facts, largest: undefined })).toEqual(noon);
  });

  it("stays where it was as long as no row has a time", () => {
    expect(markAfter({ mark: null, largest: undefined, unsettled: undefined, now: noon })).toBeNull();
  });

  it("never lies in the future, not even when a clock was set back", () => {
    const facts = { mark: at("2026-03-31T12:05:00Z"), largest: undefined, unsettled: undefined };
    expect(markAfter({ ...facts, now: noon })).toEqual(noon);
  });

  it("stays before a row whose outcome is not known yet", () => {
    const facts = { mark: noon, largest: ms("2026-03-31T14:00:00Z"), now: at("2026-04-01T00:00:00Z") };
    expect(markAfter({ ...facts, unsettled: ms("2026-03-31T11:15:00Z") })).toEqual(
      at("2026-03-31T11:15:00Z"),
    );
  });
});
