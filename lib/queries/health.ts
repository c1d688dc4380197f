import { pool } from "@/lib/store/database";
import { workersAlive } from "@/lib/store/worker-heartbeats";

export interface Health {
  ok: boolean;
  database: "ready" | "unreachable";
  /** Workers that were seen in the last seconds, on any machine. */
  workers: number;
  reason?: string;
}

/** Whether runs can be asked for and will be worked on. */
export async function health(): Promise<Health> {
  try {
    const workers = await workersAlive(pool());
    if (workers > 0) return { ok: true, database: "ready", workers };
    const reason = "No worker is alive. Start one with `npm run worker`, or remove WORKER=off.";
    return { ok: false, database: "ready", workers, reason };
  } catch {
    return {
      ok: false,
      database: "unreachable",
      workers: 0,
      reason: "The database does not answer. Check DATABASE_URL and that PostgreSQL runs.",
    };
  }
}
