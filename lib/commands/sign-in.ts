import type { ClientInfo } from "@/lib/auth/client-info";
import { isPassword } from "@/lib/auth/password";
import { emailAddress } from "@/lib/contracts/people";
import { longestPassword } from "@/lib/core/password-lengths";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { forgetAttempts, takeLoginTurn } from "@/lib/store/login-attempts";
import { findPersonByEmail, type Person } from "@/lib/store/people";
import { createSession } from "@/lib/store/sessions";
import { tryAgainAt } from "./wait-sentence";

export type SignIn = { ok: true; sessionId: string } | { ok: false; code: "wrong" | "wait"; message: string };

interface Credentials extends ClientInfo {
  email: string;
  password: string;
}

/**
 * Begins a session for the right e-mail and password. Who fails learns only that one of the two is wrong, and after too
 * many failures how long to wait.
 */
export async function signIn(
  { email: typed, password, address, userAgent }: Credentials,
  now: Date,
): Promise<SignIn> {
  const parsed = emailAddress.safeParse(typed);
  const email = parsed.success ? parsed.data : typed.trim().toLowerCase().slice(0, 254);

  const turn = await database().$transaction((tx) => takeLoginTurn(tx, { email, address }, now));
  if (!turn.ok)
    return {
      ok: false,
      code: "wait",
      message: `Too many sign-ins failed. ${tryAgainAt(turn.waitUntil, now)}`,
    };

  const person = await findPersonByEmail(database(), email);
  const matches = await isPassword(password.slice(0, longestPassword * 4), person?.passwordHash);
  if (!person || !matches || person.disabledAt) return refuse(email, person, address);

  const sessionId = await database().$transaction(async (tx) => {
    await forgetAttempts(tx, email);
    await recordAudit(tx, {
      actor: { userId: person.id, name: person.name },
      action: "person.signed_in",
      subject: `person:${person.id}`,
      detail: { address, userAgent },
    });
    return createSession(tx, { userId: person.id, address, userAgent }, now);
  });
  return { ok: true, sessionId };
}

async function refuse(email: string, person: Person | null, address: string): Promise<SignIn> {
  await recordAudit(database(), {
    actor: { userId: null, name: email },
    action: "person.sign_in_failed",
    subject: person ? `person:${person.id}` : "person",
    detail: { address },
  });
  return { ok: false, code: "wrong", message: "The e-mail or the password is wrong." };
}
