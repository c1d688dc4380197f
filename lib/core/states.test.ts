import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  finalRunStatuses,
  mayBecome,
  memoryStates,
  memoryTransitions,
  recordStatuses,
  recordTransitions,
  runStatuses,
  runTransitions,
} from "./states";

const machines: [string, Record<string, readonly string[]>, readonly string[], string[]][] = [
  ["a run", runTransitions, runStatuses, ["queued", "skipped"]],
  ["a record", recordTransitions, recordStatuses, ["planned", "invalid"]],
  ["the memory", memoryTransitions, memoryStates, ["reserved", "skipped", "synced", "no_match"]],
];

describe.each(machines)("the states of %s", (_name, transitions, states, beginnings) => {
  it("go only to states that exist, each named once", () => {
    for (const state of states) {
      const next = transitions[state] ?? [];
      expect(next.filter((one) => !states.includes(one))).toEqual([]);
      expect(new Set(next).size).toBe(next.length);
    }
  });

  it("can all be reached", () => {
    const reached = new Set(beginnings);
    for (const state of reached) for (const next of transitions[state] ?? []) reached.add(next);
    expect([...states].filter((state) => !reached.has(state))).toEqual([]);
  });
});

describe("mayBecome", () => {
  it("never lets a sent transaction go back to where it would be sent again", () => {
    expect(memoryStates.filter((state) => mayBecome(memoryTransitions, "sent", state))).toEqual([]);
  });

  it("lets a record that may have arrived be settled or, with proof, planned again", () => {
    expect(mayBecome(recordTransitions, "sending", "uncertain")).toBe(true);
    expect(mayBecome(recordTransitions, "sending", "planned")).toBe(true);
    expect(mayBecome(recordTransitions, "sending", "invalid")).toBe(false);
  });

  it("leaves a finished run finished", () => {
    expect(finalRunStatuses).toEqual(["completed", "failed", "canceled", "skipped"]);
    expect(mayBecome(runTransitions, "completed", "working")).toBe(false);
  });
});

it("are drawn in lib/README.md, state by state", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
  const section = readme.slice(readme.indexOf("# The three state machines"));
  const [, drawing = ""] = section.split("```");
  const drawn = drawing
    .split("\n")
    .map((line) =>
      line
        .replace(/^(Run|Record|Memory)\b/, "")
        .trim()
        .replace(/\s+/g, " "),
    )
    .filter((line) => line !== "");
  const told = machines.flatMap(([, transitions]) =>
    Object.entries(transitions).map(([state, next]) =>
      next.length > 0 ? `${state} ─► ${next.join(" | ")}` : `${state} (final)`,
    ),
  );
  expect(drawn).toEqual(told);
});
