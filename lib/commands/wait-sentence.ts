/** "Try again in 12 minutes.", rounded up: somebody who comes back then is let in. */
export function tryAgainAt(until: Date, now: Date): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return `Try again in ${minutes <= 1 ? "a minute" : `${minutes} minutes`}.`;
}
