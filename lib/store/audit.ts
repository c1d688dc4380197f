import type { JsonObject } from "@/lib/core/json";
import { database } from "./database";
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

export interface AuditRow {
  id: bigint;
  at: Date;
  actor: string;
  action: string;
  detail: JsonObject;
}

/** So many lines are looked through for one page: runs that are scheduled every minute leave half a million a year. */
const mostLines = 2_000;

/**
 * What was done to one thing, newest first, behind the line `before`. `prefixes` keeps the actions that begin with one of
 * them; `next` is the line to go on behind, and null at the end.
 */
export async function auditOf(
  subject: string,
  prefixes: readonly string[],
  before: bigint | null,
  limit: number,
): Promise<{ rows: AuditRow[]; next: bigint | null }> {
  const lines = await database().auditEvent.findMany({
    where: { subject, ...(before === null ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: mostLines,
    select: { id: true, at: true, actor: true, action: true, detail: true },
  });
  const wanted = lines.filter(({ action }) => prefixes.some((prefix) => action.startsWith(prefix)));
  const rows = wanted.slice(0, limit).map((row) => ({ ...row, detail: row.detail as JsonObject }));
  if (wanted.length > limit) return { rows, next: rows.at(-1)?.id ?? null };
  return { rows, next: lines.length === mostLines ? (lines.at(-1)?.id ?? null) : null };
}
