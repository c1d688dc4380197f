import { describe, expect, it } from "vitest";
import { ownSessions } from "@/lib/queries/own-sessions";
import { database } from "@/lib/store/database";
import { createSession } from "@/lib/store/sessions";
import { useTestDatabase } from "@/lib/testing/test-database";
import { signInAs } from "@/lib/testing/test-person";
import { revokeSession } from "./revoke-session";
import { signOut } from "./sign-out";

useTestDatabase();

const now = new Date("2026-11-23T10:00:00Z");
const later = new Date("2026-11-23T11:00:00Z");

describe("one's sessions", () => {
  it("are listed with the own browser first, and without those that ended", async () => {
    const { actor } = await signInAs("viewer", now);
    const browser = { userId: actor.userId, userAgent: "Safari", address: "203.0.113.9" };
    const other = await createSession(database(), browser, later);
    const gone = await createSession(database(), browser, later);
    await revokeSession(actor, gone, later);
    const sessions = await ownSessions(actor, later);
    expect(sessions.map(({ id, current }) => ({ id, current }))).toEqual([
      { id: actor.sessionId, current: true },
      { id: other, current: false },
    ]);
  });

  it("cannot be ended by somebody else, nor twice", async () => {
    const { actor } = await signInAs("viewer", now);
    const { actor: stranger } = await signInAs("owner", now);
    const refused = { status: 404, message: "This session does not exist, or it was deleted." };
    expect(await revokeSession(stranger, actor.sessionId, later)).toMatchObject(refused);
    expect(await revokeSession(actor, actor.sessionId, later)).toEqual({ ok: true });
    expect(await revokeSession(actor, actor.sessionId, later)).toMatchObject(refused);
  });

  it("end by signing out, which is written down once", async () => {
    const { actor } = await signInAs("viewer", now);
    await signOut(actor.sessionId, later);
    await signOut(actor.sessionId, later);
    await signOut("no such session", later);
    expect(await ownSessions(actor, later)).toEqual([]);
    const lines = await database().auditEvent.findMany({ where: { userId: actor.userId } });
    expect(lines.map(({ action }) => action)).toEqual(["person.signed_out"]);
  });
});
