import { pool } from "./database";

/**
 * Records of a run whose request may have arrived while the answer was lost. They are few, and have an index of their
 * own that begins with the destination.
 */
export async function countInDoubt(runId: number): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "RunRecord"
     WHERE "destinationId" = (SELECT s."destinationId" FROM "Run" AS r JOIN "Sync" AS s ON s.id = r."syncId" WHERE r.id = $1)
       AND status = 'sending' AND "runId" = $1`,
    [runId],
  );
  return rows[0]?.count ?? 0;
}
