import type { Actor } from "@/lib/auth/actor";
import { notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { revokeSessionOf } from "@/lib/store/sessions";
import { notAPerson } from "./not-a-person";

/** Signs another browser of the actor out; it notices at its next request. */
export async function revokeSession(
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<{ ok: true } | Problem> {
  const { userId } = actor;
  if (userId === null) return notAPerson();
  return database().$transaction(async (tx) => {
    if (!(await revokeSessionOf(tx, userId, sessionId, now))) return notFound("This session");
    await recordAudit(tx, { actor, action: "session.revoked", subject: `person:${userId}` });
    return { ok: true };
  });
}
