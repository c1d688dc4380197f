/** How long history is kept, in days after the end of a run; null is for ever. */
export interface Retention {
  /** What was read and sent for a record, with each request and answer. */
  payloadDays: number | null;
  /** The records themselves; only the counts of the run remain. */
  recordDays: number | null;
}

export const defaultRetention: Retention = { payloadDays: 30, recordDays: 90 };

/** The time before which a run must have ended; undefined where everything is kept. */
export function keptSince(days: number | null, now: Date): Date | undefined {
  return days === null ? undefined : new Date(now.getTime() - days * 86_400_000);
}
