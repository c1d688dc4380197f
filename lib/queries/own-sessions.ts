import type { Actor } from "@/lib/auth/actor";
import type { SessionView } from "@/lib/contracts/people";
import { database } from "@/lib/store/database";
import { listLiveSessions } from "@/lib/store/sessions";

/** The browsers in which the actor is signed in, this one first. An API key has none. */
export async function ownSessions(actor: Actor, now: Date): Promise<SessionView[]> {
  if (actor.userId === null) return [];
  const sessions = await listLiveSessions(database(), actor.userId, now);
  return sessions
    .map(({ id, createdAt, lastSeenAt, userAgent, address }) => ({
      id,
      current: id === actor.sessionId,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      userAgent,
      address,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
