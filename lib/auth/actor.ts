import type { Role } from "./permissions";

declare const granted: unique symbol;

/**
 * Whoever is behind a call, already known and allowed. The brand cannot be written by hand, so a command that takes an
 * Actor cannot be reached without the check in require-actor.ts.
 */
export interface Actor {
  readonly [granted]: true;
  /** Null for an API key and for the server itself. */
  readonly userId: number | null;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  /** The session row behind the cookie; null where no browser is involved. */
  readonly sessionId: string | null;
  /** Set when the call came through the API. */
  readonly apiKeyId: number | null;
}

/** Makes an Actor. Only lib/auth and lib/testing call it; actor.test.ts holds everybody else to that. */
export function grantActor(known: Omit<Actor, typeof granted>): Actor {
  return known as Actor;
}

/** The server acting by itself: schedules, start-up. */
export const systemActor: Actor = grantActor({
  userId: null,
  name: "Tributary",
  email: null,
  role: "owner",
  sessionId: null,
  apiKeyId: null,
});
