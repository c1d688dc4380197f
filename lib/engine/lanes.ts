/** Deliveries that may be under way at first, and at the least. */
const fewest = 4;

/**
 * How many deliveries are under way side by side. What counts is where their time goes: while it goes into waiting for
 * answers, more of them bring more through; while it goes into waiting for the pace or for a retry, more of them would
 * only be reserved earlier, and be in doubt after a crash. So the number follows the latency and the rate by itself.
 */
export class Lanes {
  readonly #most: number;
  #open = fewest;
  #taken = 0;
  /** Share of a delivery's time that was spent on the wire, smoothed. */
  #onTheWire = 1;
  /** Deliveries that ended since the number was last changed. */
  #ended = 0;
  #freed: (() => void) | undefined;

  constructor(most: number) {
    this.#most = most;
    this.#open = Math.min(fewest, most);
  }

  get underWay(): number {
    return this.#taken;
  }

  /** Waits until one more delivery may begin. */
  async enter(): Promise<void> {
    while (this.#taken >= this.#open) await this.#someoneLeaves();
    this.#taken += 1;
  }

  /** `wireMs` of the delivery's `totalMs` were spent between a request and its answer. */
  leave(wireMs: number, totalMs: number): void {
    this.#taken -= 1;
    if (totalMs > 0) this.#onTheWire += 0.1 * (Math.min(1, wireMs / totalMs) - this.#onTheWire);
    this.#ended += 1;
    if (this.#onTheWire > 0.6) this.#change(1);
    // Slowly: what ends now began when there were more of them, and with too few a slot of the pace finds nobody.
    else if (this.#onTheWire < 0.3 && this.#ended > 2 * this.#open) this.#change(-1);
    this.#freed?.();
  }

  #change(by: number): void {
    this.#open = Math.min(this.#most, Math.max(Math.min(fewest, this.#most), this.#open + by));
    this.#ended = 0;
  }

  /** Waits until nothing is under way. */
  async empty(): Promise<void> {
    while (this.#taken > 0) await this.#someoneLeaves();
  }

  #someoneLeaves(): Promise<void> {
    return new Promise((resolve) => {
      this.#freed = resolve;
    });
  }
}
