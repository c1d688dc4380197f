import { database } from "./database";
import { aliveSeconds } from "./worker-heartbeats";

export interface WorkerFact {
  id: string;
  host: string;
  startedAt: Date;
  seenAt: Date;
  alive: boolean;
}

/** Workers that were seen within the last day, newest first. */
export async function listWorkers(now: Date): Promise<WorkerFact[]> {
  const rows = await database().workerHeartbeat.findMany({ orderBy: { seenAt: "desc" }, take: 50 });
  return rows.map((row) => ({ ...row, alive: now.getTime() - row.seenAt.getTime() < aliveSeconds * 1_000 }));
}

/** Version and size of the database, as it tells itself: "18.1", bytes. */
export async function databaseFacts(): Promise<{ version: string; name: string; bytes: bigint }> {
  const [facts] = await database().$queryRaw<{ version: string; name: string; bytes: bigint }[]>`
    SELECT current_setting('server_version') AS version, current_database() AS name,
      pg_database_size(current_database()) AS bytes`;
  return facts ?? { version: "", name: "", bytes: 0n };
}
