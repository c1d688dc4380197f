import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dice } from "@/lib/destinations/partnerstack/sandbox/faults";
import { book, countAccepted, cut, newPace, type PaceState } from "./pace";

/** What a server says to a call that arrives at this time, in milliseconds. */
type Server = (at: number) => "accepted" | "refused";

function fixedWindow(limit: number, windowMs: number): Server {
  let current = -1;
  let calls = 0;
  return (at) => {
    const window = Math.floor(at / windowMs);
    if (window !== current) [current, calls] = [window, 0];
    calls += 1;
    return calls <= limit ? "accepted" : "refused";
  };
}

function tokenBucket(perSecond: number, burst: number): Server {
  let tokens = burst;
  let filledAt: number | undefined;
  return (at) => {
    tokens = Math.min(burst, tokens + ((at - (filledAt ?? at)) / 1_000) * perSecond);
    filledAt = at;
    if (tokens < 1) return "refused";
    tokens -= 1;
    return "accepted";
  };
}

interface Load {
  server: Server;
  limitPerMinute: number | null;
  calls: number;
  latencyMs: number;
  /** Figures are counted after this many accepted calls. */
  after?: number;
}

/** Plays a load against a server in simulated time: 64 callers who each call again as soon as they are answered. */
function play({ server, limitPerMinute, calls, latencyMs, after = 0 }: Load) {
  let now = 1_000_000;
  let state: PaceState = newPace(limitPerMinute, now);
  let slots: number[] = [];
  let [accepted, refused, sending] = [0, 0, 0];
  let since = { at: now, refused: 0 };
  const events: { at: number; happen: () => void }[] = [];
  const schedule = (at: number, happen: () => void) => {
    const place = events.findIndex((event) => event.at > at);
    events.splice(place < 0 ? events.length : place, 0, { at, happen });
  };
  const nextSlot = (): number => {
    if (slots.length === 0) {
      const lot = state.perSecond === null ? 1 : Math.max(1, Math.floor(state.perSecond / 4));
      const booking = book(state, limitPerMinute, lot, now);
      state = booking.state;
      slots = Array.from({ length: booking.calls }, (_, slot) => booking.startsAt + slot * booking.spacingMs);
    }
    return Math.max(now, slots.shift() ?? now);
  };
  const answer = (said: ReturnType<Server>, sentAt: number) => {
    sending -= 1;
    if (said === "accepted") {
      accepted += 1;
      state = countAccepted(state, 1, now);
      if (accepted === after) since = { at: now, refused };
    } else {
      refused += 1;
      const next = cut(state, limitPerMinute, { sentAt, retryAfterMs: undefined }, now);
      if (next.cutAt !== state.cutAt) slots = [];
      state = next;
    }
    call();
  };
  const call = () => {
    if (accepted + sending >= calls) return;
    sending += 1;
    schedule(nextSlot(), () => {
      const sentAt = now;
      schedule(now + latencyMs / 2, () => {
        const said = server(now);
        schedule(now + latencyMs / 2, () => answer(said, sentAt));
      });
    });
  };
  for (let caller = 0; caller < 64; caller++) call();
  for (let event = events.shift(); event; event = events.shift()) {
    now = event.at;
    event.happen();
  }
  const seconds = (now - since.at) / 1_000;
  return {
    perSecond: (calls - after) / seconds,
    refusedShare: (refused - since.refused) / (calls - after),
    refused,
    state,
  };
}

describe("the pace under a limit that is known", () => {
  it("uses at least 98 % of it and is never refused, whatever the limit and the latency", () => {
    const loads = fc.record({
      perSecond: fc.integer({ min: 10, max: 400 }),
      latencyMs: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(loads, ({ perSecond, latencyMs }) => {
        const server = fixedWindow(perSecond, 1_000);
        const played = play({
          server,
          limitPerMinute: perSecond * 60,
          calls: perSecond * 20,
          latencyMs,
          after: perSecond,
        });
        expect(played.refused).toBe(0);
        const reachable = Math.min(perSecond, (64 / latencyMs) * 1_000);
        expect(played.perSecond).toBeGreaterThan(reachable * 0.98);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps to PartnerStack's 4,000 a minute", () => {
    const played = play({
      server: fixedWindow(4_000, 60_000),
      limitPerMinute: 4_000,
      calls: 9_000,
      latencyMs: 50,
    });
    expect(played.refused).toBe(0);
    expect(played.perSecond).toBeGreaterThan((4_000 / 60) * 0.98);
  });
});

describe("the pace under a limit that nobody told", () => {
  const servers: [string, () => Server][] = [
    ["a window of a second", () => fixedWindow(100, 1_000)],
    ["a bucket with a burst of ten", () => tokenBucket(100, 10)],
    ["a bucket with a burst of a second", () => tokenBucket(100, 100)],
  ];
  for (const [name, server] of servers)
    for (const latencyMs of [2, 50, 200])
      it(`finds it behind ${name} at ${latencyMs} ms: 95 % of it, and 1 % refused at most, after 1,000 calls`, () => {
        const played = play({
          server: server(),
          limitPerMinute: null,
          calls: 6_000,
          latencyMs,
          after: 1_000,
        });
        expect(played.perSecond).toBeGreaterThan(95);
        expect(played.refusedShare).toBeLessThan(0.01);
      });

  it("is no limit at all where nothing is ever refused", () => {
    const { state } = play({ server: () => "accepted", limitPerMinute: null, calls: 5_000, latencyMs: 10 });
    expect(state.perSecond).toBeNull();
  });

  it("never goes beyond what the operator set, however long nothing is refused", () => {
    let state = cut(newPace(600, 0), 600, { sentAt: 1_000, retryAfterMs: undefined }, 1_000);
    for (let now = 1_000; now < 600_000; now += 250) state = book(state, 600, 2, now).state;
    expect(state.perSecond).toBeCloseTo(9.9);
  });

  it("follows a limit that the operator changes in the middle of a run", () => {
    expect(book(newPace(600, 0), 60, 1, 10).state.perSecond).toBeCloseTo(0.99);
    expect(book(newPace(null, 0), 60, 1, 10).state.perSecond).toBeCloseTo(0.99);
  });
});

describe("refusals that have nothing to do with the rate", () => {
  /** Like `server`, but that every call between two moments, counted from the first call, is refused. */
  function storm(server: Server, from: number, until: number): Server {
    let startedAt: number | undefined;
    return (at) => {
      startedAt ??= at;
      const since = at - startedAt;
      return since >= from && since < until ? "refused" : server(at);
    };
  }

  for (const limitPerMinute of [6_000, null])
    it(`for a second and all at once cost a few seconds, where the limit is ${limitPerMinute ?? "not known"}`, () => {
      const load = { limitPerMinute, calls: 3_000, latencyMs: 20, after: 500 };
      const still = play({ server: fixedWindow(100, 1_000), ...load });
      const stormy = play({ server: storm(fixedWindow(100, 1_000), 10_000, 11_200), ...load });
      const secondsLost = 2_500 / stormy.perSecond - 2_500 / still.perSecond;
      expect(secondsLost).toBeLessThan(8);
    });

  it.each([3, 5])("and strike %i calls of 1,000 at random leave most of the limit in use", (per1000) => {
    const roll = dice(7);
    const server = fixedWindow(100, 1_000);
    const unlucky: Server = (at) => (roll() * 1_000 < per1000 ? "refused" : server(at));
    const load = { limitPerMinute: 6_000, calls: 12_000, latencyMs: 20, after: 1_000 };
    const played = play({ server: unlucky, ...load });
    expect(played.perSecond).toBeGreaterThan(85);
  });
});

it("books no further ahead than a quarter of a second, and always one call", () => {
  const slow = { ...newPace(600, 0), perSecond: 2, cutAt: 100, met: 2 };
  expect(book(slow, 600, 25, 200)).toMatchObject({ calls: 1, spacingMs: 500 });
  expect(book(newPace(6_000, 0), 6_000, 100, 200).calls).toBe(24);
});

describe("a refusal", () => {
  it("with a Retry-After keeps everybody quiet for that long", () => {
    const state = cut(newPace(6_000, 0), 6_000, { sentAt: 900, retryAfterMs: 30_000 }, 1_000);
    expect(book(state, 6_000, 1, 1_100).startsAt).toBe(31_000);
  });

  it("at the rate that the operator set is let pass, and a second one cuts it", () => {
    const refusedAt = (sentAt: number) => ({ sentAt, retryAfterMs: undefined });
    const once = cut(newPace(6_000, 0), 6_000, refusedAt(900), 1_000);
    expect(once).toMatchObject({ perSecond: 99, freeAt: 1_120 });
    expect(cut(once, 6_000, refusedAt(1_900), 2_000).perSecond).toBeLessThan(99);
    const quiet = book(once, 6_000, 1, 4_000).state;
    expect(cut(quiet, 6_000, refusedAt(5_000), 5_010).perSecond).toBe(99);
  });

  it("of a call that was under way when the rate was cut does not cut it again", () => {
    const once = cut(newPace(6_000, 0), 6_000, { sentAt: 900, retryAfterMs: undefined }, 1_000);
    const { perSecond, freeAt, cutAt } = cut(once, null, { sentAt: 990, retryAfterMs: undefined }, 1_050);
    expect({ perSecond, freeAt, cutAt }).toEqual({ perSecond: 99, freeAt: 1_120, cutAt: 1_000 });
    expect(cut(once, null, { sentAt: 1_900, retryAfterMs: undefined }, 2_000).perSecond).toBeLessThan(
      once.perSecond ?? 0,
    );
  });
});

it("never gives two calls the same slot, and never a slot in the past, whoever books in whatever order", () => {
  const step = fc.record({
    after: fc.integer({ min: 0, max: 2_000 }),
    calls: fc.integer({ min: 1, max: 50 }),
    refused: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 1_000;
      let state = newPace(1_200, now);
      let last = 0;
      for (const { after, calls, refused } of steps) {
        now += after;
        if (refused) state = cut(state, 1_200, { sentAt: now, retryAfterMs: undefined }, now);
        const booking = book(state, 1_200, calls, now);
        expect(booking.startsAt).toBeGreaterThanOrEqual(Math.max(now, last));
        expect(booking.calls).toBeGreaterThanOrEqual(1);
        expect(booking.calls).toBeLessThanOrEqual(calls);
        last = booking.startsAt + booking.calls * booking.spacingMs;
        state = booking.state;
        expect(state.perSecond).toBeGreaterThan(0);
      }
    }),
  );
});
