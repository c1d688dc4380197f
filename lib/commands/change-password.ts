import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { hashPassword, isPassword } from "@/lib/auth/password";
import { isOwnAddress, ownAddressSentence } from "@/lib/contracts/password";
import type { passwordChange } from "@/lib/contracts/people";
import { invalid, Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { forgetAttempts, takeLoginTurn } from "@/lib/store/login-attempts";
import { findPerson, keepPasswordHash } from "@/lib/store/people";
import { revokeOtherSessions } from "@/lib/store/sessions";
import { notAPerson } from "./not-a-person";
import { tryAgainAt } from "./wait-sentence";

/**
 * Replaces the password of the actor and signs out every other browser: whoever changes it may do so because somebody
 * else knows the old one. Wrong guesses at the old one count as failed sign-ins.
 */
export async function changePassword(
  actor: Actor,
  { currentPassword, newPassword }: z.output<typeof passwordChange>,
  now: Date,
): Promise<{ signedOut: number } | Problem> {
  const person = actor.userId === null ? null : await findPerson(database(), actor.userId);
  if (!person) return notAPerson();
  if (isOwnAddress(newPassword, person.email)) return invalid({ newPassword: ownAddressSentence });

  const turn = await database().$transaction((tx) =>
    takeLoginTurn(tx, { email: person.email, address: "" }, now),
  );
  if (!turn.ok) {
    return new Problem({
      status: 429,
      code: "wait",
      message: `Too many wrong passwords. ${tryAgainAt(turn.waitUntil, now)}`,
    });
  }
  if (!(await isPassword(currentPassword, person.passwordHash))) {
    return invalid({ currentPassword: "This is not your current password." });
  }

  const passwordHash = await hashPassword(newPassword);
  return database().$transaction(async (tx) => {
    await forgetAttempts(tx, person.email);
    await keepPasswordHash(tx, person.id, passwordHash);
    const signedOut = await revokeOtherSessions(tx, person.id, actor.sessionId, now);
    await recordAudit(tx, {
      actor,
      action: "person.password_changed",
      subject: `person:${person.id}`,
      detail: { signedOut },
    });
    return { signedOut };
  });
}
