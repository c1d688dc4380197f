/**
 * The limiter of a destination, as pure rules over a state that all workers share. Times are milliseconds since the
 * epoch, by one clock (the database's); rates are calls a second.
 *
 * A limit that is known is met from the first call by spacing calls evenly. A limit that is not known shows itself only
 * by refusals (429): then the rate is cut to a little below what was accepted, comes back to it within seconds, and
 * from there feels its way up slowly, so that few calls are refused and little of the limit is left unused.
 */
export interface PaceState {
  /** null: as fast as the destination answers, because nobody set a limit and it has never refused a call. */
  perSecond: number | null;
  /** When the next call may go out. */
  freeAt: number;
  /** The rate at which the destination last refused a call; null: not known yet. */
  met: number | null;
  cutAt: number;
  raisedAt: number;
  /** Cuts without a quiet time in between: the rate is far off, and not just a little over. */
  cutsInARow: number;
  /** Calls that were accepted in the second `at` (whole seconds since the epoch), and in the one before it. */
  accepted: { at: number; now: number; before: number };
  acceptedSinceCut: number;
  /** How many more refusals can be borne, because so many calls were accepted. */
  bearable: number;
}

/** Evenly spaced calls drift a little on their way; a hair below the limit, none of them meets it. */
const ofTheLimit = 0.99;
const slowest = 1;
/** How long a rate must go without a refusal before it counts as good. */
const quietMs = 1_500;
/** One cut is given this long to show. A bucket that was emptied refuses a few more calls at any rate. */
const graceMs = 300;
/** Back to where it was refused: double each second up to half of it, then a quarter more each second. */
const leaping = 1;
const returning = 0.25;
const searchingDoublesEveryMs = 1_500;
/** Beyond: 0.2 % each second at first, and faster the longer nothing is refused. */
const probing = 0.002;
const probingDoublesEveryMs = 8_000;
const fastestProbing = 0.1;
/** Refusals of a hundredth of the calls, three of them in a row, say nothing of the rate. */
const bearableShare = 0.01;
const bearableAtOnce = 3;
/** Without a Retry-After, a first refusal at full speed means that a window is used up: let it pass. */
const firstPauseMs = 1_000;
/** Lets a bucket fill a little, so that the next calls are not refused at the lower rate as well. */
const pauseMs = 120;

export function newPace(limitPerMinute: number | null, now: number): PaceState {
  return {
    perSecond: ceilingOf(limitPerMinute),
    freeAt: now,
    met: null,
    cutAt: 0,
    raisedAt: now,
    cutsInARow: 0,
    accepted: { at: 0, now: 0, before: 0 },
    acceptedSinceCut: 0,
    bearable: 0,
  };
}

/** Counts calls that the destination accepted, whichever worker made them. */
export function countAccepted(state: PaceState, calls: number, now: number): PaceState {
  const second = Math.floor(now / 1_000);
  const { at, now: current, before } = state.accepted;
  const accepted =
    second === at
      ? { at, now: current + calls, before }
      : { at: second, now: calls, before: second === at + 1 ? current : 0 };
  const bearable = Math.min(bearableAtOnce, state.bearable + calls * bearableShare);
  return { ...state, accepted, acceptedSinceCut: state.acceptedSinceCut + calls, bearable };
}

function ceilingOf(limitPerMinute: number | null): number | null {
  return limitPerMinute === null ? null : (limitPerMinute / 60) * ofTheLimit;
}

export interface Booking {
  state: PaceState;
  /** How many calls are booked, when the first of them may go out, and how far apart they are. */
  calls: number;
  startsAt: number;
  spacingMs: number;
}

/** What is booked at once, in milliseconds: a worker that dies takes no more time with it. */
export const bookedAheadMs = 250;

/**
 * Books up to `wanted` evenly spaced calls behind what is booked already: one at least, and no more than fit into
 * `bookedAheadMs`. Unused time is not collected.
 */
export function book(state: PaceState, limitPerMinute: number | null, wanted: number, now: number): Booking {
  const raised = raise(state, limitPerMinute, now);
  const startsAt = Math.max(raised.freeAt, now);
  const spacingMs = raised.perSecond === null ? 0 : 1_000 / raised.perSecond;
  const calls =
    spacingMs === 0 ? wanted : Math.max(1, Math.min(wanted, Math.floor(bookedAheadMs / spacingMs)));
  return { state: { ...raised, freeAt: startsAt + calls * spacingMs }, calls, startsAt, spacingMs };
}

/** The rate after some time without a refusal. The operator's limit, which may have been changed, is never exceeded. */
function raise(state: PaceState, limitPerMinute: number | null, now: number): PaceState {
  const ceiling = ceilingOf(limitPerMinute);
  if (state.perSecond === null) return { ...state, perSecond: ceiling, raisedAt: now };
  if (state.cutAt === 0) return { ...state, perSecond: ceiling, raisedAt: now };
  const quietForMs = now - state.cutAt;
  if (quietForMs < quietMs) return { ...state, perSecond: atMost(state.perSecond, ceiling) };
  // After a long idle time the rate has proven nothing: growth counts at most a few seconds of it.
  const seconds = Math.min(Math.max(0, now - state.raisedAt), 2_000) / 1_000;
  const known = state.met === null ? Number.POSITIVE_INFINITY : state.met * 0.98;
  const growth = growthOf(state.met === null ? null : state.perSecond / state.met, quietForMs);
  const grown = state.perSecond * (1 + growth * seconds);
  const perSecond = state.perSecond < known ? Math.min(grown, known) : grown;
  return { ...state, perSecond: atMost(perSecond, ceiling), raisedAt: now, cutsInARow: 0 };
}

/** Growth of the rate in a second; `share` is how much of the rate that was refused it is, null while none is known. */
function growthOf(share: number | null, quietForMs: number): number {
  if (share === null) return Math.min(leaping, returning * 2 ** (quietForMs / searchingDoublesEveryMs - 1));
  if (share < 0.5) return leaping;
  if (share < 0.98) return returning;
  return Math.min(fastestProbing, probing * 2 ** (quietForMs / probingDoublesEveryMs));
}

function atMost(rate: number, ceiling: number | null): number {
  return ceiling === null ? rate : Math.min(rate, ceiling);
}

/** Whether the rate feels its way beyond what is known to be allowed, where every refusal says something. */
function isProbing({ perSecond, met }: PaceState, ceiling: number | null): boolean {
  return ceiling === null && (perSecond === null || met === null || perSecond > met * 0.98);
}

export interface RefusedCall {
  /** When the refused call was sent. */
  sentAt: number;
  retryAfterMs: number | undefined;
}

/**
 * The state after a 429. A refusal of a call that was sent before the last cut showed says nothing new. One among many
 * accepted calls is let pass, and so is the first at the rate that the operator set: it is the edge of a window, or has
 * nothing to do with the rate. Where nothing is accepted at all, the rate that was good before is not forgotten.
 */
export function cut(
  state: PaceState,
  limitPerMinute: number | null,
  { sentAt, retryAfterMs }: RefusedCall,
  now: number,
): PaceState {
  const waits = (ms: number) => Math.max(state.freeAt, now + (retryAfterMs ?? ms));
  const bearable = Math.max(-bearableAtOnce, state.bearable - 1);
  if (sentAt <= state.cutAt + graceMs)
    return { ...state, bearable, freeAt: retryAfterMs === undefined ? state.freeAt : waits(0) };

  const { accepted } = countAccepted(state, 0, now);
  const measured = Math.max(accepted.now, accepted.before);
  const cutNow = {
    ...state,
    bearable,
    cutAt: now,
    raisedAt: now,
    acceptedSinceCut: 0,
    cutsInARow: state.cutsInARow + 1,
  };
  if (state.perSecond === null) {
    // A burst is not a rate: where the limit is, the way up from here will tell.
    return {
      ...cutNow,
      perSecond: Math.max(slowest, measured * 0.95),
      met: null,
      freeAt: waits(firstPauseMs),
    };
  }
  const ceiling = ceilingOf(limitPerMinute);
  const isFirst = state.cutsInARow === 0;
  const allRefused = state.acceptedSinceCut === 0 && state.cutsInARow >= (ceiling === null ? 2 : 1);
  if (allRefused)
    return { ...cutNow, perSecond: Math.max(slowest, state.perSecond / 2), freeAt: waits(pauseMs) };
  if (state.bearable >= 1 && !isProbing(state, ceiling))
    return { ...cutNow, cutsInARow: state.cutsInARow, freeAt: waits(pauseMs) };
  if (isFirst && ceiling !== null && state.perSecond >= ceiling) return { ...cutNow, freeAt: waits(pauseMs) };
  // On the way up the last second lags behind the rate; the limit lies in between.
  const seen = state.met === null ? (measured + state.perSecond) / 2 : measured;
  const met = Math.min(state.perSecond, Math.max(seen, state.perSecond / 2, slowest));
  const factor = [0.97, 0.9, 0.75][state.cutsInARow] ?? 0.5;
  return { ...cutNow, perSecond: Math.max(slowest, met * factor), met, freeAt: waits(pauseMs) };
}
