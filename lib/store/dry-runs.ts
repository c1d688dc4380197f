import { database } from "./database";
import type { Prisma } from "./generated/client";
import type { RunRow } from "./runs";

/** The newest run that was asked to send this dry run; null where there is none. */
export async function findSending(
  { id, syncId, dryRun }: Pick<RunRow, "id" | "syncId" | "dryRun">,
  db: Prisma.TransactionClient = database(),
): Promise<RunRow | null> {
  return dryRun ? db.run.findFirst({ where: { syncId, dryRunId: id }, orderBy: { id: "desc" } }) : null;
}

/** A run of the sync, other than a dry run, that has not ended. */
export function findUnendedSending(tx: Prisma.TransactionClient, syncId: number): Promise<RunRow | null> {
  return tx.run.findFirst({
    where: { syncId, dryRun: false, status: { in: ["queued", "working", "held"] } },
    orderBy: { id: "asc" },
  });
}

/** A later run of the same sync that sent something, or began to: what an earlier one has planned may be stale by now. */
export async function findLaterSending(
  tx: Prisma.TransactionClient,
  { id, syncId }: Pick<RunRow, "id" | "syncId">,
): Promise<{ id: number } | undefined> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Run" WHERE "syncId" = ${syncId} AND id > ${id} AND NOT "dryRun" AND changed > 0
      AND jsonb_exists("stepTimes", 'send') ORDER BY id DESC LIMIT 1`;
  return rows[0];
}
