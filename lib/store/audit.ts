import type { JsonObject } from "@/lib/core/json";
import type { Prisma } from "./generated/client";

interface AuditEntry {
  /** Who did it; a failed sign-in has only the name that was tried. */
  actor: { userId: number | null; name: string };
  /** noun.verb in the past: "sync.created", "person.signed_in". */
  action: string;
  /** What it was done to: "sync:12". */
  subject: string;
  /** Never a secret: every viewer can read it. */
  detail?: JsonObject;
}

/** Adds one line to the audit log. Called in the transaction of the change, so that neither exists without the other. */
export async function recordAudit(
  tx: Prisma.TransactionClient,
  { actor, action, subject, detail = {} }: AuditEntry,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actor: actor.name,
      userId: actor.userId,
      action,
      subject,
      detail: detail as Prisma.InputJsonObject,
    },
  });
}
