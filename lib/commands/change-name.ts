import type { Actor } from "@/lib/auth/actor";
import { notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findPerson, renamePerson } from "@/lib/store/people";
import { notAPerson } from "./not-a-person";

/** Changes what the actor is called from now on; the names in older history stay as they were written. */
export async function changeName(
  actor: Actor,
  name: string,
): Promise<{ name: string; email: string; role: string } | Problem> {
  const { userId } = actor;
  if (userId === null) return notAPerson();
  return database().$transaction(async (tx) => {
    const person = await findPerson(tx, userId);
    if (!person) return notFound("This account");
    await renamePerson(tx, userId, name);
    await recordAudit(tx, {
      actor,
      action: "person.renamed",
      subject: `person:${userId}`,
      detail: { from: person.name, to: name },
    });
    return { name, email: person.email, role: person.role };
  });
}
