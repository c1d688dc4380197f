type Waiting = { timer: ReturnType<typeof setTimeout>; run: () => void; atClose: "run" | "forget" };

/** What a server has put off. Closing it runs what must still happen and forgets the rest. */
export class Delays {
  private waiting = new Set<Waiting>();

  later(ms: number, run: () => void, atClose: "run" | "forget"): void {
    const entry: Waiting = {
      run,
      atClose,
      timer: setTimeout(() => {
        this.waiting.delete(entry);
        run();
      }, ms),
    };
    this.waiting.add(entry);
  }

  close(): void {
    for (const { timer, run, atClose } of this.waiting) {
      clearTimeout(timer);
      if (atClose === "run") run();
    }
    this.waiting.clear();
  }
}
