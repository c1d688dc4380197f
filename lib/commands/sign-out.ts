import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findLiveSession, revokeSessionOf } from "@/lib/store/sessions";

/** Ends the session of the browser that asks. The cookie is proof enough; an ended session is left as it is. */
export async function signOut(sessionId: string, now: Date): Promise<void> {
  await database().$transaction(async (tx) => {
    const session = await findLiveSession(tx, sessionId, now);
    if (!session || !(await revokeSessionOf(tx, session.userId, sessionId, now))) return;
    await recordAudit(tx, {
      actor: { userId: session.userId, name: session.user.name },
      action: "person.signed_out",
      subject: `person:${session.userId}`,
    });
  });
}
