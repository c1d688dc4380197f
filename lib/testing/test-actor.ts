import { type Actor, grantActor } from "@/lib/auth/actor";

/** An actor that the tests of a command need not sign in: an owner unless told otherwise. No row stands behind it. */
export function testActor(known: Partial<Omit<Actor, symbol>> = {}): Actor {
  return grantActor({
    userId: null,
    name: "Olive Owner",
    email: "olive@example.com",
    role: "owner",
    sessionId: null,
    apiKeyId: null,
    ...known,
  });
}
