import type { ConnectionUse } from "@/lib/contracts/common";
import { lastRuns } from "./runs";

/** When each connection was last used by one of its syncs, and how many of them are in trouble, in the same order. */
export async function connectionUses(
  connections: readonly { syncs: readonly { id: number }[] }[],
): Promise<ConnectionUse[]> {
  const ids = [...new Set(connections.flatMap(({ syncs }) => syncs.map(({ id }) => id)))];
  const runs = await lastRuns(ids, { retries: false, dryRuns: false });
  return connections.map(({ syncs }) => {
    const own = syncs.flatMap(({ id }) => runs.get(id) ?? []);
    const times = own.map(({ finishedAt, startedAt, queuedAt }) => finishedAt ?? startedAt ?? queuedAt);
    return {
      lastUsedAt: times.sort().at(-1) ?? null,
      troubled: own.filter(
        ({ status, statusLabel }) => status === "failed" || statusLabel === "Completed with errors",
      ).length,
    };
  });
}
