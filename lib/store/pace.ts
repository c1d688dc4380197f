import type { Pool, PoolClient } from "pg";
import { book, bookedAheadMs, countAccepted, cut, newPace, type PaceState } from "@/lib/core/pace";
import type { Pace } from "@/lib/core/ports";
import { Spacing } from "@/lib/core/spacing";
import { inTransaction, withoutDisk } from "./transaction";

/** Where nobody set a limit and none is known: how often a run looks whether another one has met it. */
const lookAgainMs = 1_000;

interface Shared {
  state: PaceState;
  limitPerMinute: number | null;
  /** The database's clock, epoch milliseconds. */
  now: number;
}

/**
 * The limiter of a destination, shared by every run and every worker through one row, by the database's clock. Whoever
 * wants to call books a few slots behind what is booked already, so runs take turns. The rules are core/pace.
 */
export function openPace(pool: Pool, destinationId: number): Pace {
  return new SharedPace(pool, destinationId);
}

class SharedPace implements Pace {
  readonly #pool: Pool;
  readonly #destinationId: number;
  /** When the booked calls may go out, by performance.now(). */
  #slots: number[] = [];
  #spacingMs = 0;
  readonly #spacing = new Spacing();
  /** Calls that are booked at once: fewer while others wait, so that everybody's turn comes soon. */
  #lot = 1;
  /** The last thing asked of the database; everything else waits its turn behind it. */
  #asking: Promise<unknown> = Promise.resolve();
  /** Until when no limit is known, by performance.now(). */
  #unpacedUntil = 0;
  /** The database's clock less performance.now(). */
  #offset = 0;
  /** Accepted calls that the database has not been told of, by second of its clock. */
  #accepted = new Map<number, number>();

  constructor(pool: Pool, destinationId: number) {
    this.#pool = pool;
    this.#destinationId = destinationId;
  }

  async take(signal?: AbortSignal): Promise<void> {
    let slot = this.#slots.shift();
    while (slot === undefined) {
      if (performance.now() < this.#unpacedUntil) return;
      await this.#ask(() => this.#book());
      slot = this.#slots.shift();
    }
    // Booked before it is needed: a slot that is asked for when its time has come is a slot lost. What fails here fails
    // again for whoever needs it.
    if (this.#lot > 1 && this.#runsLow()) this.#ask(() => this.#book()).catch(() => {});
    const admit = (booked: number) => this.#spacing.admit(booked, this.#spacingMs, performance.now());
    for (let waitMs = admit(slot); waitMs > 0; waitMs = admit(slot)) await wait(waitMs, signal);
  }

  accepted(): void {
    const second = Math.floor((performance.now() + this.#offset) / 1_000);
    this.#accepted.set(second, (this.#accepted.get(second) ?? 0) + 1);
    // Where nothing is paced nothing is reported either, so what is old is dropped here.
    if (this.#accepted.size > 3) this.#accepted = new Map([...this.#accepted].slice(-3));
  }

  refused({ sentAt, retryAfterMs }: { sentAt: number; retryAfterMs?: number }): void {
    const refusedAt = sentAt + this.#offset;
    // Nobody waits for it here; the next call does, and learns of it when it fails.
    this.#ask(() => this.#cut(refusedAt, retryAfterMs)).catch(() => {});
  }

  #ask<Result>(question: () => Promise<Result>): Promise<Result> {
    const answer = this.#asking.then(question, question);
    this.#asking = answer;
    return answer;
  }

  #runsLow(): boolean {
    return this.#slots.length < this.#lot / 2;
  }

  async #book(): Promise<void> {
    // Whoever waited behind another booking may find its slots.
    if (!this.#runsLow() || performance.now() < this.#unpacedUntil) return;
    const booked = await this.#change(({ state, limitPerMinute, now }) => {
      const booking = book(this.#report(state), limitPerMinute, this.#lot, now);
      return { next: booking.state, result: { ...booking, now } };
    });
    const { state, calls, startsAt, spacingMs, now } = booked;
    if (state.perSecond === null) {
      this.#unpacedUntil = performance.now() + lookAgainMs;
      return;
    }
    const start = startsAt - this.#offset;
    this.#spacingMs = spacingMs;
    this.#slots.push(...Array.from({ length: calls }, (_, slot) => start + slot * spacingMs));
    const most = Math.max(1, Math.floor(bookedAheadMs / spacingMs));
    const waitedMs = startsAt - now;
    const fitting = waitedMs > bookedAheadMs ? (this.#lot * bookedAheadMs) / waitedMs : this.#lot * 2;
    this.#lot = Math.min(most, Math.max(1, Math.floor(fitting)));
  }

  async #cut(sentAt: number, retryAfterMs: number | undefined): Promise<void> {
    this.#slots = [];
    this.#unpacedUntil = 0;
    await this.#change(({ state, limitPerMinute, now }) => ({
      next: cut(this.#report(state), limitPerMinute, { sentAt, retryAfterMs }, now),
      result: undefined,
    }));
  }

  /** Adds what this run had accepted to what all runs had. */
  #report(state: PaceState): PaceState {
    const counts = [...this.#accepted];
    this.#accepted.clear();
    return counts.reduce((counted, [second, calls]) => countAccepted(counted, calls, second * 1_000), state);
  }

  async #change<Result>(work: (shared: Shared) => { next: PaceState; result: Result }): Promise<Result> {
    return inTransaction(this.#pool, async (client) => {
      const shared = await lockPace(client, this.#destinationId);
      this.#offset = shared.now - performance.now();
      const { next, result } = work(shared);
      await client.query(`UPDATE "Destination" SET pace = $2 WHERE id = $1`, [
        this.#destinationId,
        JSON.stringify(next),
      ]);
      return result;
    });
  }
}

/** Not worth waiting for the disk: after a crash of the database the pace is found anew. */
async function lockPace(client: PoolClient, destinationId: number): Promise<Shared> {
  const { rows } = await client.query<{ pace: PaceState | null; limit: number | null; now: number }>(
    `SELECT pace, "requestsPerMinute" AS limit, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now,
       ${withoutDisk}
     FROM "Destination" WHERE id = $1 FOR UPDATE`,
    [destinationId],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no destination ${destinationId} to pace.`);
  // What an older version stored may lack something.
  const state = { ...newPace(row.limit, row.now), ...row.pace };
  return { state, limitPerMinute: row.limit, now: row.now };
}

/** Waits, and throws as soon as the signal aborts: a Retry-After may be minutes long. */
function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const calledOff = () => {
      clearTimeout(timer);
      reject(new Error("The call was called off."));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", calledOff);
      resolve();
    }, ms);
    if (signal?.aborted) calledOff();
    else signal?.addEventListener("abort", calledOff, { once: true });
  });
}
