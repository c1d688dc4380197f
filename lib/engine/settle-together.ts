import type { Settlement } from "@/lib/core/ports";
import type { RunContext } from "./run-context";

/** How long a group gathers at the most. Nobody waits for it, and one statement costs the database more than its lines. */
const gathersMs = 20;
/** So many full groups may be gathered and not yet written; whoever adds to more waits, so that a crash leaves few in doubt. */
const groupsAhead = 4;

/**
 * Settles deliveries in groups: while one group is written, the next one gathers. A group is written when it is full, or
 * has gathered long enough, or nothing more comes.
 */
export class SettleTogether {
  readonly #context: Pick<RunContext, "books" | "clock">;
  readonly #full: number;
  #gathered: Settlement[] = [];
  #writing: Promise<void> | undefined;
  #ending = false;
  /** Ends the gathering of the group that waits to be written. */
  #enough: () => void = () => {};
  #failure: unknown;

  constructor(context: Pick<RunContext, "books" | "clock">, full: number) {
    this.#context = context;
    this.#full = full;
  }

  /** Throws what the database said to an earlier group: a worker that lost its lease must send nothing more. */
  async add(settlement: Settlement): Promise<void> {
    this.#refuseAfterFailure();
    this.#gathered.push(settlement);
    if (this.#isEnough()) this.#enough();
    this.#writing ??= this.#write();
    while (this.#gathered.length >= this.#full * groupsAhead && this.#writing) await this.#writing;
    this.#refuseAfterFailure();
  }

  /** Waits until everything that was added is written. */
  async finish(): Promise<void> {
    this.#ending = true;
    this.#enough();
    while (this.#writing) await this.#writing;
    this.#refuseAfterFailure();
  }

  async #write(): Promise<void> {
    try {
      while (this.#gathered.length > 0) {
        if (!this.#isEnough()) await this.#gather();
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

  #gather(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, gathersMs);
      this.#enough = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #isEnough(): boolean {
    return this.#ending || this.#gathered.length >= this.#full;
  }

  #refuseAfterFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}
