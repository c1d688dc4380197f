import type { RunDetail, RunsPage, RunView } from "@/lib/contracts/runs";
import { hintOf } from "@/lib/core/issue";
import type { RecordStatus } from "@/lib/core/states";
import { issueGroups } from "@/lib/store/run-records";
import { findRun, listRuns, newestRuns } from "@/lib/store/runs";
import { runView } from "./run-view";

/** One page of a sync's history, newest first; `before` is the id to go on below. */
export async function runsPage(syncId: number, before: number | undefined, limit: number): Promise<RunsPage> {
  const rows = await listRuns(syncId, before, limit + 1);
  const shown = rows.slice(0, limit).map(runView);
  return { runs: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** A run with its rejected, invalid and uncertain records grouped by cause; null when there is no such run. */
export async function runDetail(runId: number): Promise<RunDetail | null> {
  const row = await findRun(runId);
  if (!row) return null;
  const groups = await issueGroups(runId);
  return {
    run: runView(row),
    groups: groups.map((group) => ({
      status: group.status as RecordStatus,
      code: group.code,
      message: group.message,
      hint: hintOf(group.code),
      count: group.count,
    })),
  };
}

/** The newest run of each sync that has one; without retries, the newest that looked at the whole dataset. */
export async function lastRuns(syncIds: number[], { retries = true } = {}): Promise<Map<number, RunView>> {
  const rows = await newestRuns(syncIds, { retries });
  return new Map([...rows].map(([syncId, row]) => [syncId, runView(row)]));
}
