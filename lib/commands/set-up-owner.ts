import { hashPassword } from "@/lib/auth/password";
import type { SetUpInput } from "@/lib/contracts/people";
import { conflict, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { createFirstOwner, hasPeople } from "@/lib/store/people";

/** Creates the first person of an empty installation, as its owner. Of two that try at once, one gets the Problem. */
export async function setUpOwner({
  name,
  email,
  password,
}: SetUpInput): Promise<{ userId: number } | Problem> {
  // Asked before the password is hashed: this is open to everybody, and hashing is work.
  if (await hasPeople(database())) return alreadySetUp();
  const passwordHash = await hashPassword(password);
  return database().$transaction(async (tx) => {
    const owner = await createFirstOwner(tx, { name, email, passwordHash });
    if (!owner) return alreadySetUp();
    await recordAudit(tx, {
      actor: { userId: owner.id, name: owner.name },
      action: "workspace.set_up",
      subject: `person:${owner.id}`,
      detail: { email },
    });
    return { userId: owner.id };
  });
}

function alreadySetUp(): Problem {
  return conflict("This Tributary already has an owner.", "Sign in, or ask the owner for an account.");
}
