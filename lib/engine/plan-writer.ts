import type { PlannedRecord, RunBooks } from "@/lib/core/ports";

/** Lines that are written together. Where one row in a thousand has changed, a statement for each batch would be slow. */
const enough = 500;

/** Writes the lines of a plan in large groups, each while the rows behind it are read and mapped. */
export class PlanWriter {
  readonly #books: Pick<RunBooks, "writePlan">;
  #gathered: PlannedRecord[] = [];
  #writing: Promise<void> | undefined;

  constructor(books: Pick<RunBooks, "writePlan">) {
    this.#books = books;
  }

  /** Takes lines of the plan, and throws what went wrong with those before them. */
  async add(lines: PlannedRecord[]): Promise<void> {
    this.#gathered.push(...lines);
    if (this.#gathered.length >= enough) await this.#write();
  }

  /** Waits until everything that was added is written. */
  async written(): Promise<void> {
    await this.#write();
    await this.#writing;
  }

  /** Waits until nothing is written any more; what was gathered and not written is let go. */
  async abandon(): Promise<void> {
    this.#gathered = [];
    await this.#writing?.catch(() => {});
  }

  async #write(): Promise<void> {
    await this.#writing;
    if (this.#gathered.length === 0) return;
    const lines = this.#gathered;
    this.#gathered = [];
    this.#writing = this.#books.writePlan(lines);
    // Whoever writes next, or waits for the end, learns of it.
    this.#writing.catch(() => {});
  }
}
