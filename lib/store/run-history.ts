import type { RunStatus } from "@/lib/core/states";
import { database, pool } from "./database";
import type { RunRow } from "./runs";

export interface RunFilter {
  /** Only runs in this state; absent: all of them. */
  status?: RunStatus;
  /** Only runs with rejected, invalid or uncertain records, or only those without. */
  problems?: boolean;
  /** Only runs that were asked for at this time or later. */
  since?: Date;
}

/** Runs that are looked through for one page: some filters leave few of them. */
const mostRuns = 2_000;
const aboveAllRuns = 2_147_483_647;

/**
 * Runs of a sync that pass the filter, newest first, below `before`. `next` is where to look on, and null where there is
 * nothing more. Goes along the index of the sync, or that of the sync and the state, and no further than `mostRuns`.
 */
export async function filteredRuns(
  syncId: number,
  { status, problems, since }: RunFilter,
  before: number = aboveAllRuns,
  limit: number,
): Promise<{ rows: RunRow[]; next: number | null }> {
  const along =
    status === undefined
      ? `("syncId", id) < ($1::int, $2::int) AND "syncId" >= $1 ORDER BY "syncId" DESC, id DESC`
      : `("syncId", status, id) < ($1::int, $4::"RunStatus", $2::int) AND ("syncId", status) >= ($1, $4::"RunStatus")
         ORDER BY "syncId" DESC, status DESC, id DESC`;
  const { rows: looked } = await pool().query<{ id: number; problems: boolean; queuedAt: Date }>(
    `SELECT id, rejected + invalid + uncertain > 0 AS problems, "queuedAt" FROM "Run" WHERE ${along} LIMIT $3`,
    [syncId, before, mostRuns + 1, ...(status === undefined ? [] : [status])],
  );
  // Runs are numbered in the order in which they were asked for: behind the first that is too old are older ones only.
  const recent = looked.filter(({ queuedAt }) => since === undefined || queuedAt >= since);
  const wanted = recent
    .slice(0, mostRuns)
    .filter((run) => problems === undefined || run.problems === problems);
  const ids = wanted.slice(0, limit).map(({ id }) => id);
  const rows = await database().run.findMany({ where: { id: { in: ids } }, orderBy: { id: "desc" } });
  if (wanted.length > limit) return { rows, next: ids.at(-1) ?? null };
  return { rows, next: recent.length > mostRuns ? (recent[mostRuns - 1]?.id ?? null) : null };
}
