/**
 * How far a sync has read, by the timestamps of its rows. Two promises hold whatever happens: a row that is due lies at
 * or after the mark, and so does every row that the source may still receive within the overlap.
 */
export interface ReadingEnd {
  /** Where the readings before this one ended; null when this was the first. */
  mark: Date | null;
  /** The largest timestamp that was read and is not in the future, in epoch milliseconds; undefined when no row had one. */
  largest: number | undefined;
  /** The smallest timestamp of a row whose sending somebody else has not finished: its outcome is not known yet. */
  unsettled: number | undefined;
  /** When the reading began. */
  now: Date;
}

/**
 * Where a reading begins: so many minutes before the mark, for rows that arrive late. Undefined is the beginning, also
 * where the time would lie before the year 1, which no source can compare with.
 */
export function readSince(mark: Date | null, overlapMinutes: number): Date | undefined {
  if (mark === null) return undefined;
  const at = new Date(mark.getTime() - overlapMinutes * 60_000);
  return at.getUTCFullYear() < 1 ? undefined : at;
}

/** How far the mark may move after a reading; null when no row had a timestamp yet. It never lies in the future. */
export function markAfter({ mark, largest, unsettled, now }: ReadingEnd): Date | null {
  const reached = Math.max(mark?.getTime() ?? Number.NEGATIVE_INFINITY, largest ?? Number.NEGATIVE_INFINITY);
  if (reached === Number.NEGATIVE_INFINITY) return null;
  return new Date(Math.min(reached, now.getTime(), unsettled ?? Number.POSITIVE_INFINITY));
}
