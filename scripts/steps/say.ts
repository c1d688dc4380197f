/** One line to the person at the terminal. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** A line about something that went wrong. */
export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** "3.4 s": how long ago `startedAt` (performance.now()) was. */
export function since(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
