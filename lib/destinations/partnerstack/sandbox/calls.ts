import type { Mode } from "./keys";

const REMEMBERED = 5_000;

/** A call as it was seen; the Authorization header is not part of it. */
export type SeenCall = {
  at: number;
  method: string;
  /** The path below /api/v2. */
  path: string;
  query: string;
  route: string;
  mode: Mode;
  /** The fault that struck, if one did. */
  fault: string | null;
  received: string;
  /** null while no answer was given: not yet, or never. */
  status: number | null;
  answered: string | null;
};

/** A call as the control API shows it, with its bodies as JSON where they are JSON. */
export type CallView = Omit<SeenCall, "at" | "route" | "received" | "answered"> & {
  at: string;
  received: unknown;
  answered: unknown;
};

export type CallCount = { method: string; route: string; status: number | null; count: number };

function body(text: string | null): unknown {
  if (text === null || text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The last 5,000 calls of an account and the counts of all of them, since it was started or reset. */
export class CallLog {
  private ring: SeenCall[] = [];
  private total = 0;
  private counts = new Map<string, CallCount>();
  private faults: Record<string, number> = {};

  add(call: SeenCall): void {
    this.ring[this.total % REMEMBERED] = call;
    this.total += 1;
  }

  /** Counts a call whose end is known: its answer, or that there will be none. */
  settle(call: SeenCall, status: number | null, answered: string | null): void {
    call.status = status;
    call.answered = answered;
    if (call.fault !== null) this.faults[call.fault] = (this.faults[call.fault] ?? 0) + 1;
    const key = `${call.method} ${call.route} ${status}`;
    const known = this.counts.get(key);
    if (known) known.count += 1;
    else this.counts.set(key, { method: call.method, route: call.route, status, count: 1 });
  }

  clear(): void {
    this.ring = [];
    this.total = 0;
    this.counts.clear();
    this.faults = {};
  }

  countsByRoute(): CallCount[] {
    return [...this.counts.values()];
  }

  /** How many calls each fault struck. */
  countsByFault(): Record<string, number> {
    return { ...this.faults };
  }

  /** Newest first. `path` is the beginning of a path below /api/v2. */
  newest(filter: { limit: number; method: string | null; path: string | null }): CallView[] {
    const views: CallView[] = [];
    const oldest = Math.max(0, this.total - REMEMBERED);
    for (let number = this.total - 1; number >= oldest && views.length < filter.limit; number -= 1) {
      const call = this.ring[number % REMEMBERED];
      if (!call) break;
      if (filter.method !== null && call.method !== filter.method) continue;
      if (filter.path !== null && !call.path.startsWith(filter.path)) continue;
      const { at, route: _route, received, answered, ...rest } = call;
      views.push({
        ...rest,
        at: new Date(at).toISOString(),
        received: body(received),
        answered: body(answered),
      });
    }
    return views;
  }
}
