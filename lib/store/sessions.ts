import { randomBytes } from "node:crypto";
import type { Prisma, Session, User } from "./generated/client";

/** How long a sign-in lasts. */
export const sessionDays = 30;
const day = 24 * 60 * 60 * 1000;
/** How old `lastSeenAt` may get before a request writes it again: a page makes many requests at once. */
const touchEvery = 60 * 1000;

interface NewSession {
  userId: number;
  userAgent: string;
  address: string;
}

/** Begins a session and gives its id, which only the cookie of that browser carries. */
export async function createSession(
  tx: Prisma.TransactionClient,
  session: NewSession,
  now: Date,
): Promise<string> {
  const id = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now.getTime() + sessionDays * day);
  await tx.session.create({ data: { id, ...session, createdAt: now, lastSeenAt: now, expiresAt } });
  return id;
}

/** Sessions that still open the door: not revoked, not expired, and the person may still come in. */
function live(now: Date) {
  return {
    revokedAt: null,
    expiresAt: { gt: now },
    user: { disabledAt: null },
  } satisfies Prisma.SessionWhereInput;
}

export async function findLiveSession(
  db: Prisma.TransactionClient,
  id: string,
  now: Date,
): Promise<(Session & { user: User }) | null> {
  return db.session.findFirst({ where: { id, ...live(now) }, include: { user: true } });
}

/** Notes that the session is in use, at most once a minute. */
export async function touchSession(
  db: Prisma.TransactionClient,
  { id, lastSeenAt }: Pick<Session, "id" | "lastSeenAt">,
  now: Date,
): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < touchEvery) return;
  await db.session.updateMany({ where: { id }, data: { lastSeenAt: now } });
}

/** The live sessions of a person, the one used last first. */
export function listLiveSessions(
  db: Prisma.TransactionClient,
  userId: number,
  now: Date,
): Promise<Session[]> {
  return db.session.findMany({
    where: { userId, ...live(now) },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
}

/** Ends a session of this person; false when there is none that could be ended. */
export async function revokeSessionOf(
  tx: Prisma.TransactionClient,
  userId: number,
  id: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

/** Ends every session of a person but one. Gives how many live ones were ended. */
export async function revokeOtherSessions(
  tx: Prisma.TransactionClient,
  userId: number,
  keep: string | null,
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, ...live(now), ...(keep !== null && { id: { not: keep } }) },
    data: { revokedAt: now },
  });
  return count;
}
