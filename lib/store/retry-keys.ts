import type { Pool } from "pg";
import type { RunScope } from "@/lib/core/ports";
import { lockKeys } from "./decided-rows";
import { Prisma } from "./generated/client";
import { eligible, type RecordSelection, selected } from "./record-selection";

/** Keys of one statement on the memory. */
const pageSize = 5_000;

/** See RunBooks.retryKeys. */
export async function retryKeys(pool: Pool, { runId }: RunScope): Promise<string[]> {
  const { rows } = await pool.query<{ externalKey: string }>(
    `SELECT "externalKey" FROM "RetryKey" WHERE "runId" = $1`,
    [runId],
  );
  return rows.map(({ externalKey }) => externalKey);
}

/** Makes the keys of these records the ones that the retry run looks at, and gives how many records there are. */
export async function chooseForRetry(
  tx: Prisma.TransactionClient,
  retryRunId: number,
  runId: number,
  selection: RecordSelection,
): Promise<number> {
  const which = Prisma.sql`${selected(runId, selection)} AND ${eligible.retry}`;
  await tx.$executeRaw`
    INSERT INTO "RetryKey" ("runId", "externalKey") SELECT DISTINCT ${retryRunId}::int, "externalKey" FROM "RunRecord" WHERE ${which}`;
  return tx.$executeRaw`UPDATE "RunRecord" SET "retriedIn" = ${retryRunId} WHERE ${which}`;
}

/** Makes one key the only one that the run looks at. */
export async function chooseKey(
  tx: Prisma.TransactionClient,
  runId: number,
  externalKey: string,
): Promise<void> {
  await tx.retryKey.create({ data: { runId, externalKey } });
}

/**
 * Takes back that these keys were dismissed: from now on they are due. What may have arrived stays held, whoever asks:
 * it was dismissed while nobody could say whether it is in PartnerStack.
 */
export async function undismissChosen(
  tx: Prisma.TransactionClient,
  retryRunId: number,
  place: { destinationId: number; object: string },
): Promise<void> {
  let after: string | undefined;
  do {
    const keys: string[] = await chosenAfter(tx, retryRunId, after);
    await lockKeys(tx, place, keys);
    await undismiss(tx, place, keys);
    after = keys.at(-1);
  } while (after !== undefined);
}

async function chosenAfter(
  tx: Prisma.TransactionClient,
  runId: number,
  after: string | undefined,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ externalKey: string }[]>`
    SELECT "externalKey" FROM "RetryKey" WHERE "runId" = ${runId} AND (${after === undefined} OR "externalKey" > ${after ?? ""})
    ORDER BY "externalKey" LIMIT ${pageSize}`;
  return rows.map(({ externalKey }) => externalKey);
}

async function undismiss(
  tx: Prisma.TransactionClient,
  { destinationId, object }: { destinationId: number; object: string },
  keys: string[],
): Promise<void> {
  const chosen = Prisma.sql`"destinationId" = ${destinationId} AND object = ${object} AND "externalKey" = ANY(${keys})`;
  await tx.$executeRaw`DELETE FROM "Memory" WHERE ${chosen} AND state = 'dismissed' AND "dismissedFrom" IS NULL`;
  await tx.$executeRaw`
    UPDATE "Memory" SET "dismissedRow" = NULL, "updatedAt" = now(),
      state = CASE WHEN state = 'dismissed' AND "dismissedFrom" = 'rejected' THEN 'rejected' ELSE state END
    WHERE ${chosen} AND ("dismissedRow" IS NOT NULL OR (state = 'dismissed' AND "dismissedFrom" = 'rejected'))`;
}
