/** Lateness that later calls may make up for: less than the hundredth of a second that the pace stays below its limit. */
const madeUpMs = 8;
/** Timers are about this precise. */
const timerMs = 1;

/**
 * Keeps the calls of one run apart when they go out late. A process that stood still for a moment finds several booked
 * slots in the past; used all at once, they would be more than the destination allows in the second that follows. So a
 * call that is late moves those behind it. Times are milliseconds by any one clock.
 */
export class Spacing {
  #next = Number.NEGATIVE_INFINITY;

  /** How long the call with this slot has to wait still; 0 says that it goes out now, and is asked once for each. */
  admit(slot: number, spacingMs: number, now: number): number {
    const due = Math.max(slot, this.#next);
    if (now < due - timerMs) return due - now;
    this.#next = (now - due > madeUpMs ? now : due) + spacingMs;
    return 0;
  }
}
