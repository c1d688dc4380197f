/** Runs that were due while nobody was there are counted up to so many; more are only told as "more". */
export const mostMissed = 1_000;
