import { describe, expect, it } from "vitest";
import type { RunView } from "@/lib/contracts/runs";
import { type RunStep, runSteps } from "@/lib/core/states";
import { barStep } from "./bar-step";

const start = Date.parse("2026-03-01T10:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1_000).toISOString();

interface Sent {
  status: RunView["status"];
  settled: number;
  unsent: number;
  inDoubt?: number;
}

/** The steps of a run that has come as far as sending, a minute after it began. */
function stepsOf({ status, settled, unsent, inDoubt = 0 }: Sent) {
  const ended = status === "working" ? null : at(60);
  const times: Partial<Record<RunStep, [string, string | null]>> = {
    prepare: [at(0), at(1)],
    read: [at(1), at(2)],
    send: [at(2), ended],
  };
  const steps = runSteps.map((step) => ({
    step,
    startedAt: times[step]?.[0] ?? null,
    finishedAt: times[step]?.[1] ?? null,
  }));
  const counts = { records: settled + unsent, changed: settled + unsent, unsent };
  const run = { status, step: "send", steps, counts } as unknown as RunView;
  const bars = steps.map((step) => barStep({ run, inDoubt }, step, start + 60_000));
  return Object.fromEntries(bars.map((bar) => [bar.key, bar]));
}

describe("the steps of a run", () => {
  it("show how far a canceled run came, and not that it sent everything", () => {
    const { read, send, finish } = stepsOf({ status: "canceled", settled: 96, unsent: 200 });
    expect(read?.state).toBe("done");
    expect(send).toMatchObject({ state: "stopped", share: 96 / 296, detail: "96 of 296" });
    expect(finish?.state).toBe("skipped");
  });

  it("show where a failed run broke off", () => {
    const { send } = stepsOf({ status: "failed", settled: 20, unsent: 80 });
    expect(send).toMatchObject({ state: "failed", share: 0.2, detail: "20 of 100" });
  });

  it("say what PartnerStack is asked about once everything was sent, and promise no time", () => {
    const { send } = stepsOf({ status: "working", settled: 514, unsent: 81, inDoubt: 81 });
    expect(send).toMatchObject({ state: "working", detail: "514 of 595, checking 81 with PartnerStack" });
  });

  it("estimate the time for what is still to be sent, without what is in doubt", () => {
    const { send } = stepsOf({ status: "working", settled: 58, unsent: 60, inDoubt: 2 });
    expect(send?.detail).toBe("58 of 118, about 58 s left");
  });
});
