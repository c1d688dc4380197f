import type { Reply } from "@/lib/core/outcome";
import { RunFailure } from "@/lib/core/run-errors";
import { backoffMs } from "./backoff";
import type { RunContext } from "./run-context";

type Parts = Pick<RunContext, "object" | "wire" | "log" | "clock" | "policy" | "signal">;

/**
 * The breaker of one run. A destination that answers nothing but failures would use up the attempts of every record
 * and reject a whole plan within a minute; so after a few failures in a row the run pauses, tries one harmless read at
 * growing intervals, and goes on where it was. When that takes too long the run fails, and everything stays due.
 */
export class Outage {
  readonly #parts: Parts;
  #failuresInARow = 0;
  /** When the destination last began to answer nothing but failures or refusals of pace. */
  #since: Date | undefined;
  #waiting: Promise<void> | undefined;
  #failure: RunFailure | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A failure counts against a record only while others get through. */
  get isOpen(): boolean {
    return this.#waiting !== undefined;
  }

  /** Why the run cannot go on, once it was waited long enough. */
  get failure(): RunFailure | undefined {
    return this.#failure;
  }

  /** Waits while the run is paused. False when no call may be made any more: the run was stopped, or given up. */
  async mayCall(): Promise<boolean> {
    while (this.#waiting) await this.#waiting;
    return this.#failure === undefined;
  }

  /** Takes note of what a call came to. */
  note(reply: Reply): void {
    switch (signOf(reply)) {
      case "alive":
        this.#failuresInARow = 0;
        this.#since = undefined;
        return;
      case "throttled":
        this.#begin(`It answers nothing but 429.`);
        return;
      case "failing":
        this.#failuresInARow += 1;
        this.#begin(reasonOf(reply));
        if (this.#failuresInARow < this.#parts.policy.outageAfter) return;
        this.#waiting ??= this.#waitUntilAlive(reasonOf(reply)).finally(() => {
          this.#waiting = undefined;
        });
    }
  }

  #begin(reason: string): void {
    const now = this.#parts.clock.now();
    this.#since ??= now;
    if (now.getTime() - this.#since.getTime() >= this.#parts.policy.giveUpMs) this.#giveUp(reason);
  }

  async #waitUntilAlive(firstReason: string): Promise<void> {
    const { object, wire, log, clock, policy, signal } = this.#parts;
    const since = this.#since ?? clock.now();
    let reason = firstReason;
    for (let attempt = 1; !signal.aborted; attempt++) {
      const waitMs = backoffMs(probing, attempt, undefined);
      await log.paused({ since, reason, nextTryAt: new Date(clock.now().getTime() + waitMs) });
      await clock.sleep(waitMs, signal);
      if (signal.aborted) break;
      const reply = await wire.call(object.probe, signal);
      if (signOf(reply) !== "failing") {
        this.#failuresInARow = 0;
        break;
      }
      reason = reasonOf(reply);
      if (clock.now().getTime() - since.getTime() >= policy.giveUpMs) {
        this.#giveUp(reason);
        break;
      }
    }
    await log.paused(null);
  }

  #giveUp(reason: string): void {
    const minutes = Math.round(this.#parts.policy.giveUpMs / 60_000);
    this.#failure ??= new RunFailure(
      "destination_failed",
      `The destination did not work for ${minutes} minutes. ${reason}`,
      "Run it again when it works: what was sent stays sent, and everything else is still due.",
    );
  }
}

/** Between two tries while the run is paused: from about a second to a minute. */
const probing = { backoffBaseMs: 2_000, backoffCapMs: 60_000 };

type Sign = "alive" | "throttled" | "failing";

/** Whether an answer shows a destination at work. An answer that is not JSON is a proxy's, and not the destination's. */
function signOf(reply: Reply): Sign {
  if (reply.kind !== "response") return "failing";
  if (reply.status === 429) return "throttled";
  return reply.status >= 500 || reply.body === undefined ? "failing" : "alive";
}

function reasonOf(reply: Reply): string {
  if (reply.kind !== "response") return reply.reason;
  return `It answered ${reply.status}${reply.body === undefined ? " with something that is not JSON" : ""}.`;
}
