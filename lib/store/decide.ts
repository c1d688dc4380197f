import { movement, type Total } from "@/lib/core/run-totals";
import { finalRunStatuses, type RecordStatus } from "@/lib/core/states";
import type { Prisma } from "./generated/client";
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

/**
 * Adds what a record of an ended run stands for to the money that the run sent; a working run is summed when it ends. It
 * is not summed anew: by then the other records of an old run may have been removed.
 */
export async function addToMoney(
  tx: Prisma.TransactionClient,
  run: RunRow,
  { amountMinor, currency }: { amountMinor: bigint | null; currency: string | null },
): Promise<void> {
  if (!finalRunStatuses.includes(run.status) || amountMinor === null || currency === null) return;
  await tx.$executeRaw`
    UPDATE "Run" SET "moneySent" = "moneySent" || jsonb_build_object(${currency}::text,
      (coalesce(("moneySent"->>${currency}::text)::numeric, 0) + ${amountMinor}::bigint)::text)
    WHERE id = ${run.id}`;
}
