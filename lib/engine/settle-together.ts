import type { Settlement } from "@/lib/core/ports";
import type { RunContext } from "./run-context";

/**
 * Settles deliveries in groups: while one group is written, the next one gathers, so the groups are as large as the
 * database makes them and as small as it allows. Whoever adds to a full group waits, which bounds how much a crash can
 * leave in doubt.
 */
export class SettleTogether {
  readonly #context: Pick<RunContext, "books" | "clock">;
  readonly #most: number;
  #gathered: Settlement[] = [];
  #writing: Promise<void> | undefined;
  #failure: unknown;

  constructor(context: Pick<RunContext, "books" | "clock">, most: number) {
    this.#context = context;
    this.#most = most;
  }

  /** Throws what the database said to an earlier group: a worker that lost its lease must send nothing more. */
  async add(settlement: Settlement): Promise<void> {
    this.#refuseAfterFailure();
    this.#gathered.push(settlement);
    this.#writing ??= this.#write();
    while (this.#gathered.length >= this.#most && this.#writing) await this.#writing;
    this.#refuseAfterFailure();
  }

  /** Waits until everything that was added is written. */
  async finish(): Promise<void> {
    while (this.#writing) await this.#writing;
    this.#refuseAfterFailure();
  }

  async #write(): Promise<void> {
    try {
      // One turn of the event loop, so that what has ended at the same time is written at the same time.
      await new Promise(setImmediate);
      while (this.#gathered.length > 0) {
        const group = this.#gathered;
        this.#gathered = [];
        await this.#context.books.settle(group, this.#context.clock.now());
      }
    } catch (error) {
      this.#failure = error;
      this.#gathered = [];
    } finally {
      this.#writing = undefined;
    }
  }

  #refuseAfterFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}
