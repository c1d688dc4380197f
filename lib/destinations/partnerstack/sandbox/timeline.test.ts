import fc from "fast-check";
import { expect, test } from "vitest";
import { type Dated, Timeline } from "./timeline";

const inOrder = (left: Dated, right: Dated) =>
  left.createdAt - right.createdAt || left.sequence - right.sequence;

function walked(
  timeline: Timeline<Dated>,
  direction: "newest-first" | "oldest-first",
  from?: Dated,
): Dated[] {
  const seen: Dated[] = [];
  timeline.walk(direction, from, (record) => seen.push(record) > 0);
  return seen;
}

test("whatever is added and removed in whatever order, both walks agree with a sorted list", () => {
  const instants = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3_000, size: "max" });
  fc.assert(
    fc.property(instants, fc.integer({ min: 2, max: 9 }), fc.nat(), (createdAts, every, pick) => {
      const timeline = new Timeline<Dated>();
      const records = createdAts.map((createdAt, sequence) => ({ createdAt, sequence }));
      for (const record of records) timeline.add(record);
      for (const record of records) if (record.sequence % every === 0) timeline.remove(record);
      const kept = records.filter((record) => record.sequence % every !== 0).sort(inOrder);
      expect(timeline.size).toBe(kept.length);
      expect(walked(timeline, "oldest-first")).toEqual(kept);
      expect(walked(timeline, "newest-first")).toEqual(kept.toReversed());
      const from = records[pick % Math.max(1, records.length)];
      if (!from) return;
      expect(walked(timeline, "oldest-first", from)).toEqual(
        kept.filter((record) => inOrder(record, from) > 0),
      );
      const before = kept.filter((record) => inOrder(record, from) < 0).toReversed();
      expect(walked(timeline, "newest-first", from)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

test("removing what is not there changes nothing", () => {
  const timeline = new Timeline<Dated>();
  timeline.remove({ createdAt: 1, sequence: 1 });
  timeline.add({ createdAt: 1, sequence: 1 });
  timeline.remove({ createdAt: 1, sequence: 2 });
  expect(timeline.size).toBe(1);
});

test("a walk stops where it is told to", () => {
  const timeline = new Timeline<Dated>();
  for (let sequence = 0; sequence < 2_000; sequence += 1) timeline.add({ createdAt: sequence, sequence });
  let visited = 0;
  timeline.walk("newest-first", undefined, () => {
    visited += 1;
    return visited < 10;
  });
  expect(visited).toBe(10);
});
