import { encode } from "next-auth/jwt";
import { type Actor, grantActor } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/password";
import type { Role } from "@/lib/auth/permissions";
import { authSecret, cookieNames } from "@/lib/auth/session-cookie";
import { database } from "@/lib/store/database";
import { createSession } from "@/lib/store/sessions";

export const testPassword = "a few words in a row";

let hash: Promise<string> | undefined;
let count = 0;

/** A person in the database, whose password is `testPassword`. */
export async function createPerson(role: Role = "owner") {
  hash ??= hashPassword(testPassword);
  count += 1;
  return database().user.create({
    data: { name: `Person ${count}`, email: `person${count}@example.com`, passwordHash: await hash, role },
  });
}

/** A person who is signed in: the actor for commands, and the Cookie header for requests. */
export async function signInAs(
  role: Role = "owner",
  now = new Date(),
): Promise<{ actor: Actor & { userId: number; sessionId: string }; cookie: string }> {
  const { id: userId, name, email } = await createPerson(role);
  const sessionId = await createSession(database(), { userId, userAgent: "test", address: "127.0.0.1" }, now);
  const actor = grantActor({ userId, name, email, role, sessionId, apiKeyId: null });
  return { actor: { ...actor, userId, sessionId }, cookie: await sessionCookie(sessionId) };
}

/** The Cookie header of a browser with this session, as next-auth would have written it over http. */
export async function sessionCookie(sessionId: string): Promise<string> {
  return `${cookieNames(false).session}=${await encode({ token: { sessionId }, secret: authSecret() })}`;
}
