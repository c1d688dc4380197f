import type { SwitchesPatch } from "@/lib/destinations/partnerstack/sandbox/switches";
import type { Chance } from "./chance";
import type { Options } from "./options";
import { weather } from "./weather";

/** One thing that goes wrong. Times are milliseconds. */
export type Deed =
  /** kill -9: of a worker that has a run, or of any; another one is started, whose clock may be hours off. */
  | { kind: "kill"; victim: "busy" | "any"; heirShiftMs: number }
  | { kind: "weather"; switches: SwitchesPatch }
  /** Nothing but 429 for a while. */
  | { kind: "storm"; ms: number; retryAfter: "off" | "seconds" | "date" }
  | { kind: "cut"; ms: number }
  | { kind: "blackhole"; ms: number; end: "late" | "reset" }
  /** A worker that is about to try refused calls again stands still for longer than its lease, and then goes on. */
  | { kind: "freeze"; ms: number }
  | { kind: "restart_database"; how: "fast" | "immediate" }
  /** A person cancels a run and starts it again. */
  | { kind: "cancel" }
  /** A person asks for a run while one is going on. */
  | { kind: "ask_again" }
  /** Every worker is told of every run at once. */
  | { kind: "race" };

/** When: once this share of the wave's calls was made, and then so many milliseconds later. */
export type Scheduled = Deed & { at: number; afterMs: number };

/** How long the leases of the workers are: as short as their renewals allow, so that standing still costs little time. */
export const leaseSeconds = 3;

const hour = 3_600_000;

/** What happens in each wave, in order, all of it decided by the seed. */
export function schedule(options: Options, chance: Chance): Scheduled[][] {
  const { waves, kills, restarts } = options;
  return Array.from({ length: waves }, (_, wave) => {
    const share = (total: number) =>
      Math.floor(((wave + 1) * total) / waves) - Math.floor((wave * total) / waves);
    const deeds: Scheduled[] = [
      { at: 0, afterMs: 0, kind: "weather", switches: weather(chance, options) },
      ...times(2, () => scheduled({ kind: "weather", switches: weather(chance, options) }, chance)),
      ...times(share(kills), () => scheduled(kill(chance), chance)),
      ...times(share(restarts), () => scheduled(restart(chance), chance)),
      ...once(wave, chance).map((deed) => scheduled(deed, chance)),
    ];
    return deeds.sort((a, b) => a.at - b.at);
  });
}

function kill(chance: Chance): Deed {
  return {
    kind: "kill",
    victim: chance.hits(0.85) ? "busy" : "any",
    heirShiftMs: chance.pick([0, 0, 0, 0, 6 * hour, -6 * hour]),
  };
}

function restart(chance: Chance): Deed {
  return { kind: "restart_database", how: chance.pick(["fast", "immediate"]) };
}

/** What befalls every wave once; standing still takes its time, and every second one. */
function once(wave: number, chance: Chance): Deed[] {
  return [
    {
      kind: "storm",
      ms: chance.whole(200, 1_200),
      retryAfter: chance.pick(["off", "seconds", "date"]),
    },
    { kind: "cut", ms: chance.whole(100, 900) },
    { kind: "blackhole", ms: chance.whole(100, 900), end: chance.pick(["late", "reset"]) },
    ...(wave % 2 === 0
      ? [{ kind: "freeze" as const, ms: leaseSeconds * 1_000 + chance.whole(1_000, 6_000) }]
      : []),
    { kind: "cancel" },
    { kind: "ask_again" },
    { kind: "race" },
  ];
}

function scheduled(deed: Deed, chance: Chance): Scheduled {
  return { ...deed, at: chance.share() * 0.95, afterMs: chance.hits(0.5) ? chance.whole(0, 800) : 0 };
}

function times<Made>(count: number, make: () => Made): Made[] {
  return Array.from({ length: count }, make);
}
