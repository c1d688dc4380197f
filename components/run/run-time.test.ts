import { describe, expect, it } from "vitest";
import type { RunView } from "@/lib/contracts/runs";
import { elapsedMs, timeLeftMs } from "./run-time";

const start = Date.parse("2026-03-01T10:00:00Z");

function sendingRun(settled: number, unsent: number, inDoubt = 0): { run: RunView; inDoubt: number } {
  const run = {
    status: "working",
    step: "send",
    steps: [{ step: "send", startedAt: new Date(start).toISOString(), finishedAt: null }],
    counts: { changed: settled + unsent, unsent },
  } as unknown as RunView;
  return { run, inDoubt };
}

describe("the time of a run", () => {
  it("estimates what is left from the rate so far", () => {
    expect(timeLeftMs(sendingRun(100, 300), start + 10_000)).toBe(30_000);
  });

  it("leaves out what was sent and is in doubt", () => {
    expect(timeLeftMs(sendingRun(100, 300, 100), start + 10_000)).toBe(20_000);
  });

  it("says nothing while too little was sent to tell", () => {
    expect(timeLeftMs(sendingRun(3, 300), start + 10_000)).toBeUndefined();
    expect(timeLeftMs(sendingRun(100, 300), start + 200)).toBeUndefined();
  });

  it("counts up to now while a step goes on, and never below zero when clocks differ", () => {
    expect(elapsedMs(new Date(start).toISOString(), null, start + 5_000)).toBe(5_000);
    expect(elapsedMs(new Date(start).toISOString(), null, start - 5_000)).toBe(0);
    expect(elapsedMs(null, null, start)).toBeUndefined();
  });
});
