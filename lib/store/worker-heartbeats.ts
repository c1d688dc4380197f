import type { Pool } from "pg";

/** A worker that was not seen for so long is believed dead; by the database's clock. */
export const aliveSeconds = 20;

export async function beat(pool: Pool, id: string, host: string): Promise<void> {
  await pool.query(
    `INSERT INTO "WorkerHeartbeat" (id, host) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET "seenAt" = now()`,
    [id, host],
  );
  await pool.query(`DELETE FROM "WorkerHeartbeat" WHERE "seenAt" < now() - interval '1 day'`);
}

export async function forgetWorker(pool: Pool, id: string): Promise<void> {
  await pool.query(`DELETE FROM "WorkerHeartbeat" WHERE id = $1`, [id]);
}

export async function workersAlive(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ alive: number }>(
    `SELECT count(*)::int AS alive FROM "WorkerHeartbeat" WHERE "seenAt" > now() - make_interval(secs => $1)`,
    [aliveSeconds],
  );
  return rows[0]?.alive ?? 0;
}
