import fc from "fast-check";
import { expect, it } from "vitest";
import { Spacing } from "./spacing";

const spacingMs = 10;

/** Lets calls with slots every 10 ms go out while the process stands still now and then; when each one went. */
function play(calls: number, stalls: { at: number; forMs: number }[]): number[] {
  const spacing = new Spacing();
  const awake = (at: number) =>
    stalls.reduce(
      (now, stall) => (now >= stall.at && now < stall.at + stall.forMs ? stall.at + stall.forMs : now),
      at,
    );
  const waiting = Array.from({ length: calls }, (_, at) => ({ slot: at * spacingMs, wakes: at * spacingMs }));
  const sent: number[] = [];
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.wakes - b.wakes);
    const [first] = waiting;
    if (!first) break;
    const now = awake(first.wakes);
    const waitMs = spacing.admit(first.slot, spacingMs, now);
    if (waitMs > 0) first.wakes = now + waitMs;
    else {
      sent.push(now);
      waiting.shift();
    }
  }
  return sent;
}

it("lets calls that are on time out at their slots", () => {
  expect(play(5, [])).toEqual([0, 10, 20, 30, 40]);
});

it("moves what follows a call that was late, instead of sending all that was missed at once", () => {
  expect(play(6, [{ at: 5, forMs: 35 }])).toEqual([0, 40, 50, 60, 70, 80]);
});

it("never sends more in a second than one more than the rate allows, however the process stands still", () => {
  const stall = fc.record({
    at: fc.integer({ min: 0, max: 4_000 }),
    forMs: fc.integer({ min: 1, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(stall, { maxLength: 12 }), (stalls) => {
      const ordered = stalls.sort((a, b) => a.at - b.at);
      const sent = play(400, ordered);
      const mostInASecond = Math.max(
        ...sent.map((from, at) => sent.slice(at).filter((time) => time < from + 1_000).length),
      );
      expect(mostInASecond).toBeLessThanOrEqual(1_000 / spacingMs + 1);
    }),
  );
});
