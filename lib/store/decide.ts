import { movement, type Total } from "@/lib/core/run-totals";
import { finalRunStatuses, type RecordStatus } from "@/lib/core/states";
import { Prisma } from "./generated/client";
import { moneySentSql } from "./money-sent";
import type { RunRow } from "./runs";

/** Who decided about records after the fact, and when: the mark of one act. */
export interface Decision {
  by: string;
  at: Date;
  note: string | null;
}

/** Where the memory of a run's records stands. */
export interface MemoryPlace {
  destinationId: number;
  object: string;
  kind: "record" | "event";
}

/**
 * Holds a run, so that two people who decide about its records are looked at one after the other, and so that what is
 * read of them stays true until the transaction ends. Null when there is no such run.
 */
export async function lockRun(tx: Prisma.TransactionClient, runId: number): Promise<RunRow | null> {
  await tx.$queryRaw`SELECT id FROM "Run" WHERE id = ${runId} FOR UPDATE`;
  return tx.run.findUnique({ where: { id: runId } });
}

/** Moves the totals of a run along with its records; the sums stay true (core/run-totals). */
export async function moveTotals(
  tx: Prisma.TransactionClient,
  runId: number,
  moves: { from: RecordStatus; to: RecordStatus; count: number }[],
): Promise<void> {
  const data: Partial<Record<Total, number>> = {};
  for (const { from, to, count } of moves)
    for (const [total, by] of Object.entries(movement(from, to, count)) as [Total, number][])
      data[total] = (data[total] ?? 0) + by;
  const increments = Object.entries(data).map(([total, by]) => [total, { increment: by }]);
  if (increments.length > 0)
    await tx.run.update({ where: { id: runId }, data: Object.fromEntries(increments) });
}

/** Sums the money of an ended run again; a working one is summed when it ends. */
export async function sumMoneyAgain(tx: Prisma.TransactionClient, run: RunRow): Promise<void> {
  if (!finalRunStatuses.includes(run.status)) return;
  await tx.$executeRaw`UPDATE "Run" SET "moneySent" = ${Prisma.raw(moneySentSql)} WHERE id = ${run.id}`;
}
