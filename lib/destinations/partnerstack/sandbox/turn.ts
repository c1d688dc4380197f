/** What is kept on disk: `flush` hands everything gathered to the operating system, or throws. */
export type Flushable = { flush(): void };

/** An answer that is ready: given when everything before it is kept, withdrawn when it could not be. */
export type ReadyAnswer = { give(): void; withdraw(): void };

/** Tells whoever runs the sandbox what went wrong. */
export type Complain = (sentence: string, error: unknown) => void;

/**
 * One turn of the event loop. The changes of all calls that arrived together are written in one go, and their answers
 * leave together after that: fewer system calls and fewer wake-ups of the client than one by one, and still no answer
 * before its change is on its way to the disk.
 */
export class Turn {
  private changed = new Set<Flushable>();
  private answers: ReadyAnswer[] = [];
  private isScheduled = false;
  private complain: Complain;

  constructor(complain: Complain) {
    this.complain = complain;
  }

  keep(journal: Flushable): void {
    this.changed.add(journal);
    this.schedule();
  }

  answer(ready: ReadyAnswer): void {
    this.answers.push(ready);
    this.schedule();
  }

  /** Ends the turn now. A journal that could not be written is tried again at the end of the next turn. */
  end(): void {
    const { answers } = this;
    this.answers = [];
    const isKept = this.flush();
    for (const ready of answers) {
      if (isKept) ready.give();
      else ready.withdraw();
    }
  }

  private flush(): boolean {
    let isKept = true;
    for (const journal of this.changed) {
      try {
        journal.flush();
        this.changed.delete(journal);
      } catch (error) {
        this.complain(
          "The sandbox could not write its journal, and withdraws the answers of this moment.",
          error,
        );
        isKept = false;
      }
    }
    return isKept;
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.end();
    });
  }
}
