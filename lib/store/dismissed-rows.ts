import type { Pool } from "pg";
import type { RunScope } from "@/lib/core/ports";
import { holdLease } from "./run-lease";
import { inTransaction } from "./transaction";

/**
 * How an Invalid row is remembered once a person let it go: a digest of it, or this word where its key was double. Then
 * it is the pair that was dismissed, and the rows of a pair cannot be told apart by their key.
 */
export const doubleKey = "double";

/** PostgreSQL writes jsonb in one order and one form, so that equal rows have equal text. */
export function rowDigest(record: string): string {
  return `md5(${record}."sourceRow"::text)`;
}

/**
 * The key under which the memory keeps a dismissed row. One without a key stands under its digest; a key of a record
 * never begins with a blank (core/identity), so the two cannot meet.
 */
export function memoryKey(record: string): string {
  return `CASE WHEN ${record}."externalKey" = '' THEN ' ' || ${rowDigest(record)} ELSE ${record}."externalKey" END`;
}

/**
 * See RunBooks.dropDismissed. A customer's row is let go as it is; a transaction's key is let go altogether, whatever
 * its row says later, until somebody retries it.
 */
export async function dropDismissed(pool: Pool, scope: RunScope, kind: "record" | "event"): Promise<number> {
  return inTransaction(pool, async (client) => {
    await holdLease(client, scope);
    const dropped = await client.query(
      `DELETE FROM "RunRecord" r USING "Memory" m
       WHERE r."runId" = $1 AND r.status = 'invalid'
         AND m."destinationId" = $2 AND m.object = $3 AND m."externalKey" = ${memoryKey("r")}
         AND (($4 = 'event' AND m.state = 'dismissed')
           OR m."dismissedRow" = ${rowDigest("r")}
           OR (m."dismissedRow" = '${doubleKey}' AND EXISTS (
             SELECT 1 FROM "RunRecord" d WHERE d."destinationId" = $2 AND d.object = $3
               AND d."externalKey" = r."externalKey" AND d."runId" = $1 AND d."issueCode" = 'key_duplicate')))`,
      [scope.runId, scope.destinationId, scope.object, kind],
    );
    return dropped.rowCount ?? 0;
  });
}
