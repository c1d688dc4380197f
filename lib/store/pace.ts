import type { Pool } from "pg";

/** Slots that one worker books ahead, in milliseconds of the destination's rate. */
const bookedAheadMs = 250;

/**
 * The limiter of a destination, shared by every run and every worker: one row holds the time of the next free call,
 * and whoever wants to call books a few slots behind it with one statement, by the database's clock. Calls are spaced
 * evenly, so a known limit is met with no refusal (performance.md: 99.6 % of the limit, no 429).
 */
export function openPace(
  pool: Pool,
  destinationId: number,
  requestsPerMinute: number | null,
): (signal?: AbortSignal) => Promise<void> {
  if (requestsPerMinute === null) return async () => {};
  const spacingMs = 60_000 / requestsPerMinute;
  const lot = Math.max(1, Math.floor(bookedAheadMs / spacingMs));
  let booked: number[] = [];
  let booking: Promise<void> = Promise.resolve();

  async function book(): Promise<void> {
    if (booked.length > 0) return;
    const { rows } = await pool.query<{ wait: number }>(
      `UPDATE "Destination" SET "nextCallAt" = greatest("nextCallAt", clock_timestamp()) + make_interval(secs => $2)
       WHERE id = $1
       RETURNING extract(epoch FROM "nextCallAt" - clock_timestamp())::float8 * 1000 AS wait`,
      [destinationId, (lot * spacingMs) / 1_000],
    );
    const endsIn = rows[0]?.wait ?? lot * spacingMs;
    const start = performance.now() + endsIn - lot * spacingMs;
    booked = Array.from({ length: lot }, (_, slot) => start + slot * spacingMs);
  }

  return async () => {
    let slot = booked.shift();
    while (slot === undefined) {
      booking = booking.then(book, book);
      await booking;
      slot = booked.shift();
    }
    const wait = slot - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  };
}
