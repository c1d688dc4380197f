import type { PlannedRecord, RunBooks } from "@/lib/core/ports";

/** Writes the lines of a plan, batch after batch, while the next batch is being made. */
export class PlanWriter {
  readonly #books: Pick<RunBooks, "writePlan">;
  #writing: Promise<void> | undefined;

  constructor(books: Pick<RunBooks, "writePlan">) {
    this.#books = books;
  }

  /** Returns as soon as the lines before these are written; throws what went wrong with those. */
  async write(lines: PlannedRecord[]): Promise<void> {
    await this.#writing;
    if (lines.length === 0) return;
    this.#writing = this.#books.writePlan(lines);
    // Whoever writes next, or waits for the end, learns of it.
    this.#writing.catch(() => {});
  }

  /** Waits until everything is written. */
  async written(): Promise<void> {
    await this.#writing;
  }
}
